import { addressOf, type Party, readParties } from './addresses.ts';
import { type Automatic, automaticOf } from './automatic.ts';
import { decodeText } from './charset.ts';
import { beginningOf, field, fieldText, parameters, plainLine, readHeaders } from './headers.ts';
import { htmlText, tidyText } from './html-text.ts';
import { type MessageKeys, messageKeys } from './message-keys.ts';
import { type AttachedPart, partsOf, type Structure, type TextPart } from './parts.ts';
import { unpack } from './transfer.ts';

/** How a mail could not be read whole. */
export type Flaw = 'headers' | 'charset' | 'encoding' | 'structure' | 'longText' | 'parts';

/** A mail as far as its header tells. */
export type Mail = Omit<MessageKeys, 'replyTo'> & {
  from: Party;
  to: Party[];
  cc: Party[];
  replyTo: Party[];
  /** The Message-ID that it answers. */
  answers: string | null;
  subject: string;
  sentAt: string;
  automatic: Automatic | null;
  bytes: number;
  texts: TextPart[];
  attached: AttachedPart[];
  flaws: Flaw[];
};

/** What a server says of a mail. */
export type FetchedMail = {
  /** One character for each byte (latin1), cut off at a bound. */
  header: string;
  /** Null when the server's own description can't be read. */
  structure: Structure | null;
  bytes: number;
  receivedAt: Date;
};

const longestSubject = 1_000;
const longestFileName = 255;

/** A mail as its header tells, taken as far as it reads. */
export function readMail({ header, structure, bytes, receivedAt }: FetchedMail): Mail {
  const { headers, flawed } = readHeaders(header);
  const flaws: Flaw[] = flawed ? ['headers'] : [];
  const { value: type, parameters: given } = parameters(field(headers, 'content-type'));
  // Without a mark between them nobody can tell the parts apart.
  const unmarked = type.startsWith('multipart/') && !given.boundary;
  const parts = structure === null || unmarked ? asOneText(bytes) : partsOf(structure, type);
  if (parts.flawed) flaws.push('structure');
  const from = readParties(field(headers, 'from'))[0] ?? readParties(field(headers, 'sender'))[0];
  const subject = beginningOf(fieldText(field(headers, 'subject')), longestSubject);
  if (!from) flaws.push('headers');
  const { key, replyTo: answers, references } = messageKeys(headers, bytes);
  return {
    key,
    replyTo: readParties(field(headers, 'reply-to')),
    answers,
    references,
    from: from ?? { name: '', address: '' },
    to: readParties((headers.get('to') ?? []).join(', ')),
    cc: readParties((headers.get('cc') ?? []).join(', ')),
    subject,
    sentAt: sentAt(field(headers, 'date'), receivedAt).toISOString(),
    automatic: automaticOf(headers, from?.address ?? '', subject),
    bytes,
    texts: parts.texts,
    attached: parts.attached.map((part) => ({ ...part, name: nameOf(part.name) })),
    flaws: [...new Set(flaws)],
  };
}

/** A server's words for a name are text already, or bytes that nobody has read yet. */
function nameOf(name: string): string {
  const isText = [...name].some((letter) => letter.codePointAt(0)! > 0xff);
  return beginningOf(isText ? plainLine(name) : fieldText(name), longestFileName);
}

/** A mail whose parts nobody can tell apart is one text, as it stands. */
function asOneText(bytes: number) {
  const text: TextPart = { part: 'TEXT', html: false, charset: '', encoding: '', bytes };
  return { texts: [text], attached: [], flawed: true };
}

/** When it was written; a clock that is wrong by more than a day gives way to when it came in. */
function sentAt(date: string, receivedAt: Date): Date {
  const written = new Date(date.replace(/\([^()]*\)/g, ''));
  const time = written.getTime();
  const believable = time > Date.UTC(1990, 0, 1) && time <= receivedAt.getTime() + 60_000;
  return believable ? written : receivedAt;
}

/** Of one text so much is fetched, and of all so much is kept. */
export const longestPart = 400_000;
const longestText = 200_000;
const mostTexts = 5;

/** The texts that are read of a mail. */
export function textsToRead(mail: Pick<Mail, 'texts'>): TextPart[] {
  return mail.texts.slice(0, mostTexts);
}

/**
 * The words of a mail.
 *
 * @param bodies its texts as they stand on the server (latin1), in the order of `textsToRead`, cut off at `longestPart`
 */
export function wordsOf(
  mail: Pick<Mail, 'texts'>,
  bodies: readonly string[],
): { text: string; flaws: Flaw[] } {
  const flaws = new Set<Flaw>();
  if (mail.texts.length > mostTexts) flaws.add('parts');
  const pieces = textsToRead(mail).map((part, at) => {
    const body = bodies[at] ?? '';
    const cut = body.length >= longestPart;
    if (cut) flaws.add('longText');
    const unpacked = unpack(body, part.encoding, cut);
    if (unpacked.flawed) flaws.add('encoding');
    const decoded = decodeText(unpacked.bytes, part.charset);
    if (decoded.flawed && !cut) flaws.add('charset');
    return part.html ? htmlText(decoded.text) : tidyText(decoded.text);
  });
  const text = pieces.filter((piece) => piece !== '').join('\n\n');
  if (text.length > longestText) flaws.add('longText');
  return { text: beginningOf(text, longestText), flaws: [...flaws] };
}

/** Everybody in a mail whose address isn't one of ours. */
export function outsiders(
  mail: Pick<Mail, 'from' | 'to' | 'cc' | 'replyTo'>,
  ours: ReadonlySet<string>,
): string[] {
  const all = [mail.from, ...mail.replyTo, ...mail.to, ...mail.cc].map((party) => addressOf(party.address));
  return [...new Set(all)].filter((address): address is string => address !== null && !ours.has(address));
}

/** Whether a mail is contact with a customer: written by a person, to or from somebody outside. */
export function isContact(
  mail: Pick<Mail, 'from' | 'to' | 'cc' | 'automatic'>,
  direction: 'in' | 'out',
  ours: ReadonlySet<string>,
): boolean {
  if (mail.automatic !== null) return false;
  const outside = ({ address }: Party): boolean => address !== '' && !ours.has(address);
  return direction === 'in' ? outside(mail.from) : [...mail.to, ...mail.cc].some(outside);
}
