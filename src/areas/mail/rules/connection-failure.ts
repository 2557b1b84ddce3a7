/** An error as it comes from a socket, TLS, IMAP or SMTP. */
export type WireError = {
  code?: string | undefined;
  message?: string | undefined;
  /** SMTP's number. */
  responseCode?: number | undefined;
  /** What the server said, IMAP or SMTP. */
  said?: string | undefined;
  authenticationFailed?: boolean | undefined;
};

/** What went wrong, as a code of the catalogue with its facts. */
export type Failure = { code: string; facts: Record<string, unknown> };

const byCode: Readonly<Record<string, string>> = {
  ENOTFOUND: 'mail.hostUnknown',
  EAI_AGAIN: 'mail.hostUnknown',
  EAI_NONAME: 'mail.hostUnknown',
  ENODATA: 'mail.hostUnknown',
  ECONNREFUSED: 'mail.refused',
  EHOSTUNREACH: 'mail.refused',
  ENETUNREACH: 'mail.refused',
  ETIMEDOUT: 'mail.timedOut',
  CONNECT_TIMEOUT: 'mail.timedOut',
  GREETING_TIMEOUT: 'mail.timedOut',
  UPGRADE_TIMEOUT: 'mail.timedOut',
  ESOCKETTIMEDOUT: 'mail.timedOut',
  CERT_HAS_EXPIRED: 'mail.certificateExpired',
  CERT_NOT_YET_VALID: 'mail.certificateExpired',
  CRL_HAS_EXPIRED: 'mail.certificateExpired',
  CERT_REVOKED: 'mail.certificateUntrusted',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'mail.certificateUntrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'mail.certificateUntrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'mail.certificateUntrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'mail.certificateUntrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'mail.certificateUntrusted',
  CERT_UNTRUSTED: 'mail.certificateUntrusted',
  CERT_CHAIN_TOO_LONG: 'mail.certificateUntrusted',
  INVALID_CA: 'mail.certificateUntrusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'mail.certificateName',
  HOSTNAME_MISMATCH: 'mail.certificateName',
  EPROTO: 'mail.noTls',
  ETLS: 'mail.noTls',
  EAUTH: 'mail.wrongPassword',
};

/**
 * What an error of the wire means to whoever wants to connect. Certificates first: an error of theirs hides under others' names.
 */
export function connectionFailure(error: WireError, facts: Record<string, unknown>): Failure {
  const message = error.message ?? '';
  const code = error.code ?? '';
  const said = oneLine(error.said ?? '');
  const as = (found: string): Failure => ({ code: found, facts: said === '' ? facts : { ...facts, said } });
  if (error.authenticationFailed) return as('mail.wrongPassword');
  const known = byCode[code] ?? Object.entries(byCode).find(([name]) => message.includes(name))?.[1];
  if (known) return as(known);
  if (/expired/i.test(message) && /certificate/i.test(message)) return as('mail.certificateExpired');
  if (/self.signed|unable to (verify|get)/i.test(message)) return as('mail.certificateUntrusted');
  if (/altnames|hostname/i.test(message)) return as('mail.certificateName');
  if (/wrong version number|ssl3?_|SSL routines|STARTTLS|TLS/i.test(`${code} ${message}`))
    return as('mail.noTls');
  if (/time(d )?-?out/i.test(`${code} ${message}`)) return as('mail.timedOut');
  if (error.responseCode === 535 || error.responseCode === 534) return as('mail.wrongPassword');
  if (/EPROTOCOL|greeting|invalid response|unexpected response|not an imap/i.test(`${code} ${message}`))
    return as('mail.notAMailServer');
  return as('mail.lost');
}

/** A server's words on one line, not too long, for a sentence. */
export function oneLine(text: string, most = 200): string {
  const line = text.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
  return line.length > most ? `${line.slice(0, most)}…` : line;
}
