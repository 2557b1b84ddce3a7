import { Refusal } from '../../kernel/outcome.ts';
import { seal, unseal } from '../../platform/auth/seal.ts';
import type { MailSettings } from './settings.ts';
import type { Secrets, StoredMailbox } from './store.ts';
import type { Login } from './wire/imap.ts';

export type Passwords = { imap: string; smtp: string | null };

/** Passwords as they are kept, bound to the mailbox and to what they are for: in another row or place they don't open. */
export function sealPasswords({ secretKey }: MailSettings, mailboxId: string, passwords: Passwords): Secrets {
  return {
    imapSecret: seal(secretKey, passwords.imap, `mailbox/${mailboxId}/imap`),
    smtpSecret: passwords.smtp === null ? null : seal(secretKey, passwords.smtp, `mailbox/${mailboxId}/smtp`),
  };
}

/** @throws Refusal `mail.passwordUnreadable` when they were sealed with another key, `mail.notConnected` when they were taken away */
export function openPasswords({ secretKey }: MailSettings, mailbox: StoredMailbox): Passwords {
  const { id, imapSecret, smtpSecret } = mailbox;
  if (imapSecret === null) throw new Refusal('mail.notConnected');
  try {
    return {
      imap: unseal(secretKey, imapSecret, `mailbox/${id}/imap`),
      smtp: smtpSecret === null ? null : unseal(secretKey, smtpSecret, `mailbox/${id}/smtp`),
    };
  } catch {
    throw new Refusal('mail.passwordUnreadable');
  }
}

/** What signs in to receive. @throws Refusal as above */
export function imapLogin(settings: MailSettings, mailbox: StoredMailbox): Login {
  return { ...mailbox.imap, password: openPasswords(settings, mailbox).imap };
}

/** What signs in to send. @throws Refusal as above */
export function smtpLogin(settings: MailSettings, mailbox: StoredMailbox): Login {
  const { imap, smtp } = openPasswords(settings, mailbox);
  return { ...mailbox.smtp, password: smtp ?? imap };
}
