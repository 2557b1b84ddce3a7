import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailSettings } from '../settings.ts';
import { asRefusal, type Login, withAppCode } from './imap.ts';
import { reach } from './reach.ts';

/** A connection to a server for sending, signed in. The caller ends it with `quit` or `close`. @throws Refusal as `openImap` does */
export async function openSmtp(login: Login, settings: MailSettings): Promise<SMTPConnection> {
  const reached = await reach('smtp', login, settings.insiders);
  const { default: Connection } = await import('nodemailer/lib/smtp-connection');
  const connection = new Connection({
    host: reached.address,
    port: reached.port,
    servername: reached.host,
    secure: login.tls === 'tls',
    requireTLS: login.tls === 'starttls',
    ignoreTLS: login.tls === 'plain',
    name: 'yaosu.invalid',
    tls: { servername: reached.host, minVersion: 'TLSv1.2', ...(settings.ca && { ca: settings.ca }) },
    logger: false,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  });
  const at = { host: reached.host, port: reached.port };
  try {
    await within(connection, (done) => connection.connect(done));
    await within(connection, (done) =>
      connection.login({ user: login.user, credentials: { user: login.user, pass: login.password } }, done),
    );
    return connection;
  } catch (error) {
    connection.close();
    const { code, responseCode, response } = error as {
      code?: string;
      responseCode?: number;
      response?: string;
    };
    // What it doesn't like about us it says with a number; EAUTH alone may be a broken line in the middle of signing in.
    if (code === 'EAUTH' && responseCode === undefined) throw asRefusal({ code: 'ECONNRESET' }, at);
    throw code === 'EAUTH'
      ? withAppCode('mail.wrongPassword', { ...at, ...(response && { said: response }) }, at.host)
      : asRefusal(error, at);
  }
}

/** One step of the talk with the server; a connection that breaks meanwhile ends it too. */
export function within<T>(
  connection: SMTPConnection,
  step: (done: (error?: Error | null, value?: T) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const broken = (error: Error): void => finish(() => reject(error));
    const ended = (): void => broken(Object.assign(new Error('connection ended'), { code: 'ECONNRESET' }));
    const finish = (settle: () => void): void => {
      connection.off('error', broken);
      connection.off('end', ended);
      // What comes after is nobody's: without a listener it would end the process.
      connection.on('error', () => {});
      settle();
    };
    connection.once('error', broken);
    connection.once('end', ended);
    step((error, value) => finish(() => (error ? reject(error) : resolve(value as T))));
  });
}
