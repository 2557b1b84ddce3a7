import { describe, expect, test } from 'vitest';
import type { StoredMailbox } from '../store.ts';
import { leadsElsewhere, type MailboxWish } from './change-mailbox.ts';

const imap = { host: 'imap.corp.example', port: 993, tls: 'tls', user: 'li' } as const;
const smtp = { host: 'smtp.corp.example', port: 465, tls: 'tls', user: 'li' } as const;
const [evilImap, evilSmtp] = [
  { ...imap, host: 'imap.evil.example' },
  { ...smtp, host: 'smtp.evil.example' },
];
const one = { imap, smtp, imapSecret: 'sealed', smtpSecret: null } as unknown as StoredMailbox;
const two: StoredMailbox = { ...one, smtpSecret: 'sealed as well' };

const refusal = (mailbox: StoredMailbox, wish: Partial<MailboxWish>): string | null => {
  try {
    leadsElsewhere(mailbox, { version: 1, ...wish });
    return null;
  } catch (error) {
    return (error as { field?: string }).field ?? 'refused';
  }
};

/** Whoever has got hold of somebody's session, but not of their passwords, points the mailbox at a server of their own. */
describe('a stored password goes nowhere but where it was given for', () => {
  test.each<[string, StoredMailbox, Partial<MailboxWish>, string]>([
    ['receiving elsewhere', one, { imap: evilImap }, 'body.password'],
    ['sending elsewhere', one, { smtp: evilSmtp }, 'body.password'],
    ['sending elsewhere with an own password', two, { smtp: evilSmtp }, 'body.smtpPassword'],
    ['another way to connect', one, { imap: { ...imap, tls: 'plain' } }, 'body.password'],
    [
      'both elsewhere, the password for receiving alone made up',
      two,
      { imap: evilImap, smtp: evilSmtp, password: 'made up' },
      'body.smtpPassword',
    ],
    ['sending by the password for receiving from now on', two, { smtpPassword: null }, 'body.password'],
    ['the same and elsewhere', two, { smtp: evilSmtp, smtpPassword: null }, 'body.password'],
  ])('%s', (_, mailbox, wish, field) => {
    expect(refusal(mailbox, wish)).toBe(field);
  });

  test.each<[string, StoredMailbox, Partial<MailboxWish>]>([
    ['nothing of the servers', two, { signature: '明德机械' }],
    ['the same servers said again', two, { imap, smtp }],
    ['the same servers, no own password as before', one, { imap, smtp, smtpPassword: null }],
    ['elsewhere with what it takes', one, { imap: evilImap, smtp: evilSmtp, password: 'new' }],
    ['sending elsewhere with its own password', one, { smtp: evilSmtp, smtpPassword: 'new' }],
    ['one password for both, given', two, { smtpPassword: null, password: 'new' }],
  ])('may be changed: %s', (_, mailbox, wish) => {
    expect(refusal(mailbox, wish)).toBe(null);
  });
});
