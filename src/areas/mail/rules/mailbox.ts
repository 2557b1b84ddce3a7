import type { Failure } from './connection-failure.ts';

export type Server = { host: string; port: number; tls: 'tls' | 'starttls' | 'plain'; user: string };
export type Share = 'nobody' | 'record';

/** Somebody's mailbox, without its passwords. */
export type Mailbox = {
  id: string;
  version: number;
  personId: string;
  address: string;
  displayName: string;
  signature: string;
  imap: Server;
  smtp: Server;
  since: string;
  share: Share;
  state: 'working' | 'failing' | 'paused';
  failure: (Failure & { at: string; tries: number }) | null;
  syncedAt: string | null;
  deletedAt: string | null;
};

const minute = 60_000;
/** So long between two syncs when all is well. */
export const syncEvery = 5 * minute;

/** When to try again after so many failures in a row: soon, then ever more rarely; a wrong password hardly ever, or the service locks us out. */
export function nextTry(code: string, tries: number, now: Date): Date {
  const locked =
    code === 'mail.wrongPassword' || code === 'mail.wrongAppCode' || code === 'mail.passwordUnreadable';
  const wait = locked ? 6 * 60 * minute : Math.min(syncEvery * 2 ** Math.min(tries - 1, 6), 2 * 60 * minute);
  return new Date(now.getTime() + wait);
}

/** Whether a password that was given for one server may be used for another: never sent anywhere but where it was given for. */
export function isSameServer(one: Server, other: Server): boolean {
  return (
    one.host.toLowerCase() === other.host.toLowerCase() &&
    one.port === other.port &&
    one.tls === other.tls &&
    one.user === other.user
  );
}

/** Folders by what they are for. Drafts, trash and junk are never read. */
export type FolderRole = 'inbox' | 'sent' | 'other';

/** @param specialUse as the server says (RFC 6154), or as told by the folder's name; null: nothing special */
export function roleOf(path: string, specialUse: string | null): FolderRole | null {
  if (path.toUpperCase() === 'INBOX' || specialUse === '\\Inbox') return 'inbox';
  if (specialUse === '\\Sent') return 'sent';
  return specialUse === null || specialUse === '\\Archive' || specialUse === '\\Flagged' ? 'other' : null;
}
