import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';
import { addressOf, domainOf, type Party } from './addresses.ts';
import { plainLine } from './headers.ts';
import { bareSubject } from './message-keys.ts';

/** What somebody has written. */
export type Written = { to: Party[]; cc: Party[]; bcc: Party[]; subject: string; text: string };

/** Bytes that may be enclosed; with what the way adds it is what nearly every server takes. */
export const largestEnclosures = 20_000_000;

/**
 * What was written, fit to be sent: addresses that are some, names and subject on one line, nobody twice. Nothing that is typed can become a
 * header of its own.
 */
export function checkedMail(written: Written): Outcome<Written> {
  if (/[\p{Cc}\u2028\u2029]/u.test(written.subject)) return refuse('mail.badSubject', {}, 'body.subject');
  const seen = new Set<string>();
  const clean: Written = { ...written, to: [], cc: [], bcc: [], subject: plainLine(written.subject) };
  for (const field of ['to', 'cc', 'bcc'] as const)
    for (const [at, party] of written[field].entries()) {
      const address = addressOf(party.address);
      if (!address)
        return refuse(
          'mail.badAddress',
          { address: party.address.slice(0, 100) },
          `body.${field}.${at}.address`,
        );
      if (seen.has(address)) continue;
      seen.add(address);
      clean[field].push({ name: plainLine(party.name), address });
    }
  return seen.size === 0 ? refuse('mail.noRecipient', {}, 'body.to') : accept(clean);
}

/** The words of answering and forwarding, in the writer's language. */
export type ComposeWords = {
  re: string;
  fwd: string;
  /** Of an answer: on that day she wrote. */
  wrote: string;
  /** Above what is forwarded. */
  forwarded: string[];
};

export type Answered = {
  from: Party;
  to: Party[];
  cc: Party[];
  replyTo: Party[];
  subject: string;
  text: string;
  direction: 'in' | 'out';
};

const mostQuoted = 50_000;

/** What an answer begins with. @param mine addresses that answers don't go to */
export function beginAnswer(
  mail: Answered,
  mode: 'reply' | 'replyAll',
  mine: ReadonlySet<string>,
  signature: string,
  words: ComposeWords,
): { to: Party[]; cc: Party[]; subject: string; text: string } {
  const others = (parties: readonly Party[]) =>
    parties.filter(({ address }) => address !== '' && !mine.has(address));
  // To one's own mail the answer goes where that went.
  const wrote = mail.direction === 'out' ? mail.to : mail.replyTo.length > 0 ? mail.replyTo : [mail.from];
  const to = distinct(others(wrote).length > 0 ? others(wrote) : wrote);
  const rest = mode === 'replyAll' ? others([...(mail.direction === 'out' ? [] : mail.to), ...mail.cc]) : [];
  const cc = distinct(rest).filter(({ address }) => !to.some((one) => one.address === address));
  const quoted = mail.text
    .slice(0, mostQuoted)
    .split('\n')
    .map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`.trimEnd()));
  return {
    to,
    cc,
    subject: `${words.re}${bareSubject(mail.subject)}`,
    text: below(signature, [words.wrote, ...quoted]),
  };
}

/** What a forward begins with. */
export function beginForward(
  mail: Answered,
  signature: string,
  words: ComposeWords,
): { subject: string; text: string } {
  const text = below(signature, [...words.forwarded, '', mail.text.slice(0, mostQuoted)]);
  return { subject: `${words.fwd}${bareSubject(mail.subject)}`, text };
}

/** Room to write, the signature, what was said before. */
export function below(signature: string, lines: readonly string[]): string {
  const signed = signature.trim() === '' ? [] : ['-- ', ...signature.trimEnd().split('\n'), ''];
  return ['', '', ...signed, ...lines].join('\n');
}

function distinct(parties: readonly Party[]): Party[] {
  return parties.filter((one, at) => parties.findIndex((other) => other.address === one.address) === at);
}

/** A Message-ID of our own making. @param id never used before */
export function ownKey(id: string, address: string): string {
  return `${id}@${domainOf(address)}`;
}

/** Whether an answer to it would go to a machine. */
export function isNeverAnswered(automatic: string | null): boolean {
  return automatic === 'bounce' || automatic === 'generated';
}
