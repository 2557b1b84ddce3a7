import { decodeText } from './charset.ts';
import { bytesOf, unpack } from './transfer.ts';

/** The fields of a header by their names in small letters, each as often as it stands there; unfolded, one character for each byte. */
export type Headers = ReadonlyMap<string, readonly string[]>;

/** Longest field that is read; what is longer is no field of a mail that somebody wrote. */
const longestField = 64_000;

/** Reads a header as far as it is one. @param raw one character for each byte (latin1) */
export function readHeaders(raw: string): { headers: Headers; flawed: boolean } {
  const headers = new Map<string, string[]>();
  let flawed = false;
  for (const line of raw.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    if (line === '') continue;
    const found = /^([\x21-\x39\x3b-\x7e]{1,200})[ \t]*:(.*)$/s.exec(line);
    if (!found) {
      flawed = true;
      continue;
    }
    const name = found[1]!.toLowerCase();
    if (found[2]!.length > longestField) flawed = true;
    const fields = headers.get(name) ?? [];
    fields.push(found[2]!.slice(0, longestField).trim());
    headers.set(name, fields);
  }
  return { headers, flawed };
}

/** The first field of a name, or nothing. */
export function field(headers: Headers, name: string): string {
  return headers.get(name)?.[0] ?? '';
}

type Word = { charset: string; bytes: Uint8Array };

const encodedWord = /=\?([^?\s*]{1,60})(?:\*[^?\s]*)?\?([bq])\?([^?]*)\?=/gi;

/**
 * The text of a field, encoded words (RFC 2047) undone. Words of one charset that follow each other are put together before they are
 * read: senders cut Chinese in the middle of a character. Bytes that stand there bare are read as what they can be.
 */
export function fieldText(raw: string): string {
  const pieces: (string | Word)[] = [];
  let end = 0;
  for (const match of raw.matchAll(encodedWord)) {
    const between = raw.slice(end, match.index);
    const last = pieces.at(-1);
    // Space between two encoded words is no part of either.
    const together = typeof last === 'object' && /^\s*$/.test(between);
    if (!together && between !== '') pieces.push(between);
    const [, charset = '', way = '', body = ''] = match;
    const bytes =
      way.toLowerCase() === 'b'
        ? unpack(body, 'base64').bytes
        : unpack(
            body.replaceAll('_', ' ').replace(/(?<![ \t])[ \t]+$/, (spaces) => '=20'.repeat(spaces.length)),
            'quoted-printable',
          ).bytes;
    if (together && last.charset.toLowerCase() === charset.toLowerCase())
      pieces[pieces.length - 1] = { charset, bytes: both(last.bytes, bytes) };
    else pieces.push({ charset, bytes });
    end = match.index + match[0].length;
  }
  pieces.push(raw.slice(end));
  const text = pieces.map((piece) =>
    typeof piece === 'string'
      ? decodeText(bytesOf(piece), '').text
      : decodeText(piece.bytes, piece.charset).text,
  );
  return plainLine(text.join(''));
}

function both(one: Uint8Array, other: Uint8Array): Uint8Array {
  const whole = new Uint8Array(one.length + other.length);
  whole.set(one);
  whole.set(other, one.length);
  return whole;
}

/** One line that can be kept and shown: nothing invisible, nothing that turns the reading direction, no half characters. */
export function plainLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** The value and the parameters of a field such as Content-Type, continued ones (RFC 2231) put together. */
export function parameters(raw: string): { value: string; parameters: Record<string, string> } {
  const [value = '', ...rest] = splitOutsideQuotes(raw, ';');
  const found: Record<string, string> = {};
  for (const one of rest) {
    const at = one.indexOf('=');
    if (at < 0) continue;
    const name = one.slice(0, at).trim().toLowerCase();
    const given = one.slice(at + 1).trim();
    if (name !== '') found[name] = given.startsWith('"') ? unquoted(given) : given;
  }
  return { value: value.trim().toLowerCase(), parameters: found };
}

/** Splits where the mark stands outside of quotes and comments. */
export function splitOutsideQuotes(text: string, mark: string): string[] {
  const parts: string[] = [];
  let [part, quoted, depth] = ['', false, 0];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (letter === '\\' && (quoted || depth > 0)) {
      part += letter + (text[++at] ?? '');
      continue;
    }
    if (letter === '"' && depth === 0) quoted = !quoted;
    else if (!quoted && letter === '(') depth++;
    else if (!quoted && letter === ')' && depth > 0) depth--;
    if (letter === mark && !quoted && depth === 0) {
      parts.push(part);
      part = '';
    } else part += letter;
  }
  return [...parts, part];
}

/** A quoted string without its quotes. */
export function unquoted(text: string): string {
  return text.replace(/^"/, '').replace(/"$/, '').replace(/\\(.)/g, '$1');
}

/** The beginning of a text, not cut in the middle of a character. */
export function beginningOf(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}
