import type { Messages } from '../../../../../platform/i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const en: Messages<typeof zhCN> = {
  nav: 'Duplicates',
  title: 'Duplicates',
  pairs: 'May be the same',
  empty: 'No leads look the same. After a scan, those that do are listed here two by two.',
  likely: '{{share}} likely the same',
  keep: 'Which to keep',
  kept: 'Keep this one',
  away: 'Merge into the other',
  both: 'Both are kept',
  merge: 'Merge',
  different: 'Not the same',
  merged: 'Merged into “{{lead}}”',
  toldApart: 'Noted: these two are not the same',
  mergeText:
    'Phones, emails and both histories are kept; what the kept one lacks comes from the other. A merge can be undone.',
  record: {
    panel: 'May be the same',
    compare: 'Compare',
    merges: 'Merged into this lead',
    mergedBy: 'by {{name}}',
    undo: 'Take apart',
    undoAnyway: 'Take apart anyway',
    undone: '“{{lead}}” is a lead of its own again',
    stays: 'What was done since stays with this lead',
    hidden_other: '{{count}} more',
  },
  keys: {
    next: 'Next pair',
    previous: 'Previous pair',
    left: 'Keep the left one',
    right: 'Keep the right one',
  },
  agreement: { same: 'Same {{field}}', similar: 'Similar {{field}}', different: 'Different {{field}}' },
  field: {
    company: 'company',
    person: 'name',
    phones: 'phone',
    emails: 'email',
    wechat: 'WeChat',
    region: 'region',
    address: 'address',
  },
  scan: {
    start: 'Scan all leads',
    last: 'Last scan:',
    keys: 'Preparing the scan',
    pairs: 'Scanning all leads',
    counts: '{{compared}} pairs compared, {{found}} may be the same',
  },
};
