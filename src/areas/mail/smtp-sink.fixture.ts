import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { type Certificates, password } from './mail-server.fixture.ts';

/** A mail as it came in. */
export type Caught = { from: string; to: string[]; raw: string };

/** What the server says to whoever sends; nothing said: it takes the mail. */
export type Manners = {
  sender?: (address: string) => Error | null;
  recipient?: (address: string) => Error | null;
  /** `hangUp` closes the line after the last byte, without an answer. */
  data?: (caught: Caught) => Error | 'hangUp' | null;
};

export type SmtpSink = { port: number; caught: Caught[]; manners: Manners; stop(): Promise<void> };

/** A server for sending that keeps what it gets. */
export async function startSmtpSink({ folder }: Pick<Certificates, 'folder'>): Promise<SmtpSink> {
  const sink: SmtpSink = { port: 0, caught: [], manners: {}, stop: async () => {} };
  const server = new SMTPServer({
    secure: true,
    key: await readFile(join(folder, 'good.key')),
    cert: await readFile(join(folder, 'good.pem')),
    authMethods: ['PLAIN', 'LOGIN'],
    size: 40_000_000,
    onAuth(auth, _session, done) {
      if (auth.password === password) done(null, { user: auth.username });
      else done(Object.assign(new Error('Invalid username or password'), { responseCode: 535 }));
    },
    onMailFrom: (address, _session, done) => done(sink.manners.sender?.(address.address) ?? undefined),
    onRcptTo: (address, _session, done) => done(sink.manners.recipient?.(address.address) ?? undefined),
    onData(stream: SMTPServerDataStream, session: SMTPServerSession, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const caught: Caught = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((one) => one.address),
          raw: Buffer.concat(pieces).toString('utf8'),
        };
        const answer = sink.manners.data?.(caught) ?? null;
        if (answer === 'hangUp') {
          sink.caught.push(caught);
          for (const connection of server.connections)
            (connection as { _socket: { destroy(): void } })._socket.destroy();
          return;
        }
        if (answer === null) sink.caught.push(caught);
        done(answer ?? undefined);
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  sink.port = (server.server.address() as { port: number }).port;
  sink.stop = () => new Promise((resolve) => server.close(() => resolve()));
  return sink;
}

/** A refusal with its number. */
export function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
