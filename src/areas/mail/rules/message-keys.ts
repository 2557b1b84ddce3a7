import { field, type Headers } from './headers.ts';

const longest = 250;
const mostReferences = 50;

/** Message-IDs in a field, in their order. A field without angle brackets holds one, if it looks like one. */
export function keysIn(text: string): string[] {
  const bracketed = [...text.matchAll(/<([^<>\s]{3,998})>/g)].map((match) => match[1]!);
  const bare =
    bracketed.length === 0
      ? text
          .trim()
          .split(/\s+/)
          .filter((word) => /^[^\s<>@]+@[^\s<>@]+$/.test(word))
      : [];
  return [...bracketed, ...bare]
    .map((key) => (key.length > longest ? `long:${hashOf(key)}` : key))
    .filter(isKeepable);
}

const isKeepable = (key: string): boolean => !/[\p{Cc}\p{Cs}]/u.test(key);

export type MessageKeys = { key: string; replyTo: string | null; references: string[] };

/**
 * What a mail is known by and what it answers. One without a Message-ID is known by date, sender and subject, so that the same mail in
 * another folder is the same.
 */
export function messageKeys(headers: Headers, bytes: number): MessageKeys {
  const made = () => {
    const facts = ['date', 'from', 'to', 'subject'].map((name) => field(headers, name)).join('\n');
    return `none:${hashOf(`${facts}\n${bytes}`)}`;
  };
  const replyTo = keysIn(field(headers, 'in-reply-to'))[0] ?? null;
  const all = keysIn(field(headers, 'references'));
  // The first ones name the beginning, the last ones the nearest.
  const references =
    all.length > mostReferences ? [...all.slice(0, 5), ...all.slice(5 - mostReferences)] : all;
  return {
    key: keysIn(field(headers, 'message-id'))[0] ?? made(),
    replyTo,
    references: [...new Set(references)],
  };
}

/** A short name for a long text; no secret, only unlikely to be another's (cyrb53, twice). */
function hashOf(text: string): string {
  return [0x9e3779b9, 0x7f4a7c15].map((seed) => cyrb53(text, seed).toString(36)).join('');
}

function cyrb53(text: string, seed: number): number {
  let [one, two] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return 4294967296 * (2097151 & two) + (one >>> 0);
}

/** A subject without what answering and forwarding put before it. */
export function bareSubject(subject: string): string {
  return subject
    .replace(/^\s*((re|aw|sv|fw|fwd|wg|回复|答复|回覆|转发|轉寄|转寄|轉發)\s*(\[\d+\])?\s*[:：]\s*)+/i, '')
    .trim();
}
