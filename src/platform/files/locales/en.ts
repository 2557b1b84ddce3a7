import type { Messages } from '../../i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const en: Messages<typeof zhCN> = {
  errors: {
    file: {
      none: { title: 'No file arrived', next: 'Choose a file and try again' },
      tooLarge: {
        title: 'The file is too large',
        next: 'One file may have {{mb}}; make it smaller, or raise the limit in the settings',
      },
      noRoom: {
        title: 'The company’s room for files is full',
        next: 'Delete files no longer needed, or ask an administrator for more room',
      },
      noSuchSubject: { title: 'Nothing can be attached here', next: '' },
      noSuchPart: { title: 'The communication to attach this to is not there', next: 'Reload and try again' },
    },
  },
  events: {
    file: { attached: 'Attached a file', removed: 'Deleted a file', restored: 'Restored a file' },
    fileLimits: { changed: 'Changed the limits of files' },
  },
  web: {
    title: 'Files',
    add: 'Add',
    camera: 'Take a photo',
    drop: 'Drop files here, or paste a screenshot',
    pick: 'Take a photo, or upload a file from this phone',
    dropNow: 'Let go to add',
    emptyReadOnly: 'No files yet',
    open: 'Open {{name}}',
    download: 'Download {{name}}',
    remove: 'Delete {{name}}',
    removed: 'Deleted “{{name}}”',
    uploading: 'Uploading {{name}}',
    cancel: 'Stop uploading {{name}}',
    again: 'Try again',
    dismiss: 'Leave it',
    lost: 'The connection broke before it was whole',
    more: 'More files',
    pasted: 'Screenshot',
    attach: 'Attach files',
    queued_one: '{{count}} file goes up with it',
    queued_other: '{{count}} files go up with it',
    unqueue: 'Leave out {{name}}',
    kind: {
      image: 'Picture',
      document: 'Document',
      text: 'Text',
      sound: 'Recording',
      film: 'Film',
      archive: 'Archive',
      program: 'Program',
      other: 'File',
    },
    caution: 'A program: be sure where it comes from before opening it',
    settings: {
      title: 'Files',
      used: 'In use',
      usedOf: '{{files}} files, {{used}}',
      largest: 'Largest',
      largestText: 'Larger ones are refused',
      quota: 'Room',
      quotaText: 'When it is full nothing new can be added; what is there stays',
      unlimited: 'No limit',
    },
  },
};
