import type { Messages } from '../messages.ts';
import type { zhCN } from './zh-CN.ts';

export const en: Messages<typeof zhCN> = {
  errors: {
    general: {
      unexpected: {
        title: 'Something went wrong and nothing was saved',
        next: 'Try once more; if it happens again, give reference {{requestId}} to your administrator',
      },
      serverAway: {
        title: 'Yaosu cannot be reached',
        next: 'What you typed is still here and will be sent again',
      },
    },
    auth: {
      required: { title: 'Please sign in', next: 'You will come back to this page' },
      forbidden: { title: 'You are not allowed to do this', next: 'Ask your administrator if you need it' },
    },
    record: {
      stale: {
        title: 'Someone has just changed this record',
        next: 'Compare the two and choose which to keep',
      },
      notFound: {
        title: 'Not found: it may have been deleted, or is not yours to see',
        next: 'Look for it in the list',
      },
    },
    request: {
      invalid: { title: 'Needs another look: {{count}}', next: 'Correct what is marked and send again' },
      notJson: { title: 'The request could not be read: it must be JSON', next: '' },
      badText: {
        title: 'This holds a character that cannot be kept ({{field}})',
        next: 'Type it again instead of pasting it',
      },
      tooDeep: { title: 'The request is nested too deeply', next: 'At most 50 levels' },
      tooLarge: { title: 'Too large', next: 'Send it in parts' },
      badMediaType: { title: 'This format is not supported', next: '' },
      crossSite: {
        title: 'Refused: the request came from another website',
        next: 'Use the pages of Yaosu itself',
      },
      tooMany: { title: 'That was too fast', next: 'Wait a moment and try again' },
      badKey: { title: 'An Idempotency-Key has 8 to 200 printable ASCII characters', next: '' },
      keyReused: {
        title: 'The same Idempotency-Key was used for a different request',
        next: 'Use a new key for every new intent',
      },
    },
    server: {
      failed: {
        title: 'Something went wrong and nothing was saved',
        next: 'Try once more; if it happens again, give reference {{requestId}} to your administrator',
      },
    },
    database: {
      away: { title: 'The database is not answering; nothing was saved', next: 'Try again in a few seconds' },
      unsure: {
        title: 'The connection broke at the moment of saving, so it is not certain whether this was saved',
        next: 'Reload and look before you do it again',
      },
    },
    storage: {
      full: {
        title: 'The server’s disk is full; nothing was saved',
        next: 'Ask your administrator to free some space; then send it again',
      },
    },
    paging: {
      badCursor: { title: 'This place in the list is gone', next: 'Start again from the first page' },
    },
  },
  invalid: {
    missing: 'This is needed',
    type: 'This does not look right',
    text: 'Write text here',
    number: 'Write a number here',
    wholeNumber: 'Write a whole number here',
    date: 'Not a date; write it like 2026-11-23',
    email: 'Not an e-mail address; for example li@example.com',
    phone: 'Not a phone number; for example +86 138 0013 8000',
    url: 'Not a web address; it starts with http:// or https://',
    id: 'Not a valid id',
    pattern: 'This does not look right',
    tooShort: 'At least {{min}} characters',
    tooLong: 'At most {{max}} characters',
    tooSmall: 'Not less than {{min}}',
    tooBig: 'Not more than {{max}}',
    tooFew: 'Choose at least {{min}}',
    tooMany: 'At most {{max}}',
    option: 'One of: {{options}}',
    unknownField: 'No such field: {{fields}}',
  },
};
