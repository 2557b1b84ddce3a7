import type { ImapFlow } from 'imapflow';
import { Refusal } from '../../../kernel/outcome.ts';
import { connectionFailure } from '../rules/connection-failure.ts';
import { providerOfServer } from '../rules/providers.ts';
import type { MailSettings } from '../settings.ts';
import { reach, type Wanted } from './reach.ts';

export type Login = Wanted & { user: string; password: string };

/** The most that a server may send in one piece: texts and headers are fetched in bounds below it. */
const largestLiteral = 4_000_000;

/**
 * A connection to somebody's mailbox, signed in. The caller ends it with `logout` or `close`.
 *
 * @throws Refusal the codes of reaching a server
 */
export async function openImap(login: Login, settings: MailSettings): Promise<ImapFlow> {
  const reached = await reach('imap', login, settings.insiders);
  // Loaded when the first mailbox is: whoever has none pays nothing for it.
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    host: reached.address,
    port: reached.port,
    servername: reached.host,
    secure: login.tls === 'tls',
    doSTARTTLS: login.tls === 'starttls',
    auth: { user: login.user, pass: login.password },
    // Some in China let only those in who say who they are (RFC 2971).
    clientInfo: { name: 'Yaosu', vendor: 'Yaosu' },
    tls: { servername: reached.host, minVersion: 'TLSv1.2', ...(settings.ca && { ca: settings.ca }) },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: 15_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    maxLiteralSize: largestLiteral,
    maxLineLength: largestLiteral,
    maxResponseSize: 2 * largestLiteral,
    maxResponseTokens: 200_000,
  });
  // Told to whoever waits for an answer; without a listener it would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.close();
    throw asRefusal(error, { host: reached.host, port: reached.port });
  }
}

type Wired = {
  code?: string;
  message?: string;
  authenticationFailed?: boolean;
  response?: unknown;
  responseText?: string;
  _err?: { code?: string; message?: string };
};

/** What happened on the wire, as a refusal of the catalogue. One of those already stays what it is. */
export function asRefusal(error: unknown, at: { host: string; port: number }): Refusal {
  if (error instanceof Refusal) return error;
  const { code, message, authenticationFailed, response, responseText, _err } = error as Wired;
  const said = responseText ?? (typeof response === 'string' ? response : undefined);
  const failure = connectionFailure(
    {
      code: _err?.code ?? code,
      message: `${message ?? ''} ${_err?.message ?? ''}`,
      authenticationFailed,
      said,
    },
    at,
  );
  return withAppCode(failure.code, failure.facts, at.host);
}

/** A wrong password at a service that wants another kind of password. */
export function withAppCode(code: string, facts: Record<string, unknown>, host: string): Refusal {
  const provider = code === 'mail.wrongPassword' ? providerOfServer(host) : null;
  return provider?.appCode
    ? new Refusal('mail.wrongAppCode', { ...facts, provider: provider.name, appCode: provider.appCode.how })
    : new Refusal(code, facts);
}
