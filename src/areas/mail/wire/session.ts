import type { Readable } from 'node:stream';
import type { FetchMessageObject, ImapFlow, ListResponse } from 'imapflow';
import type { Structure } from '../rules/parts.ts';
import { type FetchedMail, longestPart, type Mail, readMail, textsToRead } from '../rules/read-mail.ts';
import type { MailSettings } from '../settings.ts';
import { type Login, openImap } from './imap.ts';

export type OpenFolder = { uidValidity: number; uidNext: number; exists: number; modSeq: string | null };

/** Bytes of a header that are read. */
const longestHeader = 64_000;

/**
 * A talk with somebody's mail server that survives its interruptions: after a line that broke, as over a mail that the library or the
 * server can't stand, the next question opens a new one.
 */
export class MailSession {
  readonly #login: Login;
  readonly #settings: MailSettings;
  #client: ImapFlow | null = null;
  #path: string | null = null;

  constructor(login: Login, settings: MailSettings) {
    this.#login = login;
    this.#settings = settings;
  }

  async #open(): Promise<ImapFlow> {
    if (this.#client?.usable) return this.#client;
    this.#client?.close();
    this.#client = await openImap(this.#login, this.#settings);
    if (this.#path !== null) await this.#client.mailboxOpen(this.#path, { readOnly: true });
    return this.#client;
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    await client?.logout().catch(() => client.close());
  }

  async folders(): Promise<ListResponse[]> {
    return (await this.#open()).list();
  }

  /** Opens a folder for reading only: nothing is marked as seen. */
  async openFolder(path: string): Promise<OpenFolder> {
    this.#path = null;
    const client = await this.#open();
    const { uidValidity, uidNext, exists, highestModseq } = await client.mailboxOpen(path, {
      readOnly: true,
    });
    this.#path = path;
    return { uidValidity: Number(uidValidity), uidNext, exists, modSeq: highestModseq?.toString() ?? null };
  }

  /** Numbers of all mails in the open folder from a day on, ascending. */
  async uidsSince(day: string): Promise<number[]> {
    const found = await (await this.#open()).search({ since: new Date(`${day}T00:00:00Z`) }, { uid: true });
    return (found || []).toSorted((a, b) => a - b);
  }

  /** Whether the open folder holds a mail with this Message-ID. */
  async uidsOfMessage(key: string): Promise<number[]> {
    const client = await this.#open();
    return (await client.search({ header: { 'message-id': `<${key}>` } }, { uid: true })) || [];
  }

  /** Headers and structures of mails of the open folder, by number. Of the texts nothing is fetched. */
  async headers(uids: readonly number[]): Promise<Map<number, FetchedMail>> {
    const client = await this.#open();
    const query = { uid: true, size: true, internalDate: true, bodyStructure: true, bodyParts: [headerPart] };
    const found = await client.fetchAll(uids.join(','), query, { uid: true });
    return new Map(found.map((one) => [one.uid, fetched(one, one.bodyStructure as Structure | undefined)]));
  }

  /** The same of one mail whose structure can't be read. */
  async headerAlone(uid: number): Promise<FetchedMail | null> {
    const client = await this.#open();
    const query = { uid: true, size: true, internalDate: true, bodyParts: [headerPart] };
    const found = await client.fetchOne(String(uid), query, { uid: true });
    return found ? fetched(found, undefined) : null;
  }

  /** Texts of a mail of the open folder as they stand there (latin1), each at most `longestPart` long; nothing for what isn't there. */
  async texts(uid: number, parts: readonly string[]): Promise<string[]> {
    if (parts.length === 0) return [];
    const client = await this.#open();
    const bodyParts = parts.map((key) => ({ key, start: 0, maxLength: longestPart }));
    const found = await client.fetchOne(String(uid), { uid: true, bodyParts }, { uid: true });
    return parts.map((part) => {
      const body = found ? found.bodyParts?.get(part.toLowerCase()) : undefined;
      return body ? Buffer.from(body).toString('latin1') : '';
    });
  }

  /** A mail of the open folder with its texts; null when it is no longer there. */
  async readAgain(uid: number): Promise<{ mail: Mail; bodies: string[] } | null> {
    const found = (await this.headers([uid]).catch(() => null))?.get(uid) ?? (await this.headerAlone(uid));
    if (!found) return null;
    const mail = readMail(found);
    const bodies = await this.texts(
      uid,
      textsToRead(mail).map((part) => part.part),
    );
    return { mail, bodies };
  }

  /** An attachment as it was before it was made fit for the way, piece by piece; null when the mail is gone. */
  async attachment(uid: number, part: string): Promise<Readable | null> {
    const client = await this.#open();
    const found = await client.download(String(uid), part, { uid: true, chunkSize: 256 * 1024 });
    return 'content' in found && found.content ? found.content : null;
  }

  /** Puts a copy into a folder, marked as seen. */
  async append(path: string, message: Buffer): Promise<void> {
    await (await this.#open()).append(path, message, ['\\Seen']);
  }
}

const headerPart = { key: 'HEADER', start: 0, maxLength: longestHeader };

function fetched(message: FetchMessageObject, structure: Structure | undefined): FetchedMail {
  const header = message.headers ?? message.bodyParts?.get('header') ?? Buffer.alloc(0);
  const received =
    message.internalDate instanceof Date
      ? message.internalDate
      : new Date(message.internalDate ?? Number.NaN);
  return {
    header: Buffer.from(header).toString('latin1'),
    structure: structure ?? null,
    bytes: message.size ?? 0,
    receivedAt: Number.isNaN(received.getTime()) ? new Date() : received,
  };
}
