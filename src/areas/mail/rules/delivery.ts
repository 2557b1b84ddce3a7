import { type Failure, oneLine } from './connection-failure.ts';

/** How a talk with a server about one mail ended. */
export type SmtpError = {
  responseCode?: number | undefined;
  response?: string | undefined;
  /** The step that failed: `MAIL FROM`, `RCPT TO`, `DATA`. */
  command?: string | undefined;
  rejected?: readonly string[] | undefined;
};

/** What becomes of a mail that was not simply taken. */
export type Delivery =
  | { is: 'later'; at: Date; failure: Failure }
  | { is: 'failed'; failure: Failure }
  | { is: 'unsure'; failure: Failure };

const mostTries = 7;
const minute = 60_000;

/**
 * A mail that the server has not taken. A clear no is told; a "later" and a line that broke early are tried again for some hours; a line that
 * broke after all was handed over leaves open whether it was taken, and then nobody sends it a second time.
 *
 * @param handedOver whether the last byte had left
 */
export function afterSmtpError(error: SmtpError, handedOver: boolean, tries: number, now: Date): Delivery {
  const said = oneLine(error.response ?? '');
  const code = error.responseCode ?? 0;
  if (code >= 500) return { is: 'failed', failure: refusal(error, said) };
  if (code === 0 && handedOver) return { is: 'unsure', failure: { code: 'mail.answerLost', facts: {} } };
  return tryLater({ code: 'mail.serverBusy', facts: { said } }, tries, now);
}

function refusal({ command, rejected }: SmtpError, said: string): Failure {
  if (command === 'RCPT TO')
    return { code: 'mail.recipientRefused', facts: { address: (rejected ?? []).join(', '), said } };
  if (command === 'MAIL FROM') return { code: 'mail.senderRefused', facts: { said } };
  return { code: 'mail.contentRefused', facts: { said } };
}

/** Failures that waiting may mend. */
const passing = new Set(['mail.timedOut', 'mail.lost', 'mail.refused', 'mail.hostUnknown']);

/** A server that can't be reached or doesn't let us in. */
export function afterNoConnection(failure: Failure, tries: number, now: Date): Delivery {
  return passing.has(failure.code) ? tryLater(failure, tries, now) : { is: 'failed', failure };
}

function tryLater(failure: Failure, tries: number, now: Date): Delivery {
  if (tries >= mostTries) return { is: 'failed', failure };
  return { is: 'later', at: new Date(now.getTime() + Math.min(2 ** (tries - 1), 60) * minute), failure };
}
