import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { system } from '../../platform/actor/actor.ts';
import { type Answer, type TestApp, type TestPerson, testApp } from '../../platform/testing/test-app.ts';
import { deliverMail } from './acts/deliver-mail.ts';
import { syncMailboxes } from './acts/sync-mailbox.ts';
import { type ImapServer, makeCertificates, password, startDovecot } from './mail-server.fixture.ts';
import type { MailSettings } from './settings.ts';
import { type SmtpSink, startSmtpSink } from './smtp-sink.fixture.ts';
import { moveOutgoing, outgoingById } from './store-outgoing.ts';

/** The whole application beside a mail server that it may reach. */
export type MailWorld = TestApp & {
  imap: ImapServer;
  smtp: SmtpSink;
  settings: MailSettings;
  /** What a person types to connect a mailbox of the server. */
  wish(user: string, over?: object): Record<string, unknown>;
  connect(person: TestPerson, user: string, over?: object): Promise<string>;
  /** Fetches a mailbox as the job would. */
  sync(mailboxId: string): Promise<void>;
  /** Hands over what was written, as the job would once its time has come. */
  deliver(messageId: string): Promise<void>;
  lead(person: TestPerson, over: object): Promise<string>;
  contact(
    person: TestPerson,
    account: object,
    contact: object,
  ): Promise<{ accountId: string; contactId: string }>;
  // biome-ignore lint/suspicious/noExplicitAny: a test says by its assertions what it expects
  threads(person: TestPerson, query: string): Promise<any[]>;
};

export async function mailWorld(): Promise<MailWorld> {
  const certificates = await makeCertificates();
  const imap = await startDovecot(certificates);
  const smtp = await startSmtpSink(certificates);
  const { ca } = certificates;
  const ports = [imap.port, imap.expired, imap.otherName, imap.starttls, smtp.port];
  const insiders = ports.map((port) => `localhost:${port}`);
  const app = await testApp({ mailHosts: insiders, mailCa: ca });
  const settings: MailSettings = {
    secretKey: Buffer.alloc(32, 7),
    insiders,
    ca,
    uploads: join(tmpdir(), 'yaosu-test-uploads'),
  };
  const wish = (user: string, over: object = {}) => {
    const address = `${user}@mingde.example`;
    return {
      address,
      displayName: user,
      imap: { host: 'localhost', port: imap.port, tls: 'tls', user: address },
      smtp: { host: 'localhost', port: smtp.port, tls: 'tls', user: address },
      password,
      ...over,
    };
  };
  return {
    ...app,
    imap,
    smtp,
    settings,
    wish,
    async connect(person, user, over) {
      return must(await app.as(person).post('/api/mail/mailboxes', wish(user, over)), 201).id;
    },
    sync: (id) => syncMailboxes({ db: app.db, settings, signal: new AbortController().signal }, id),
    async deliver(id) {
      const [outgoing] = await app.db.read(system, outgoingById(id));
      if (outgoing?.state === 'queued')
        await app.db.asSystem((tx) => moveOutgoing(tx, id, { state: 'queued', sendAt: new Date() }));
      await deliverMail({ db: app.db, settings, signal: new AbortController().signal }, id);
    },
    async lead(person, over) {
      return must(await app.as(person).post('/api/leads', over), 201).id;
    },
    async contact(person, account, contact) {
      const accountId = must(await app.as(person).post('/api/accounts', account), 201).id;
      const made = must(await app.as(person).post('/api/contacts', { ...contact, accountId }), 201);
      return { accountId, contactId: made.id };
    },
    async threads(person, query) {
      return must(await app.as(person).get(`/api/mail/threads?${query}`), 200).items;
    },
    async drop() {
      await app.drop();
      await smtp.stop();
      await imap.stop();
    },
  };
}

/** The body of an answer of this status; otherwise the test ends with what was answered. */
export function must(answer: Answer, status: number): Answer['body'] {
  if (answer.status !== status) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A mail as it is sent. */
export function mail(headers: Record<string, string>, body = '您好，\n\n请报价。'): string {
  const all = {
    Date: new Date(Date.now() - 60_000).toUTCString(),
    'Message-ID': `<${Math.random().toString(36).slice(2)}@test.example>`,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `${lines.join('\n')}\n\n${body}\n`;
}
