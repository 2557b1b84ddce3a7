import { foldText, isHan } from '../matching/fold-text.ts';
import { companyWords, splitWords } from '../matching/normalise.ts';
import { plainSyllables, type Syllable, syllablesOf } from './pinyin.ts';
import { foldSound } from './pinyin-spelling.ts';

/** What an area hands over to be found by. */
export type Findable = {
  kind: string;
  id: string;
  ownerId: string | null;
  teamId: string | null;
  /** The record's first name: the company, else the person, else what it is called. */
  title: string;
  person?: string | null;
  phones?: readonly string[];
  emails?: readonly string[];
  /** Further names: an order's number, a product, a short name. */
  more?: readonly string[];
  /** When it last mattered; of equals the newer comes first. */
  at: Date | string;
};

/** A record as it is searched. Nothing here is ever shown. */
export type Document = {
  kind: string;
  recordId: string;
  ownerId: string | null;
  teamId: string | null;
  /** The title's key: folded, without blanks, punctuation and legal form. */
  title: string;
  /** The other names' keys, each between blanks: ` 张伟 po2026001 `. */
  others: string;
  /** Pinyin of title and others, a word each: `guangzhouyinhang zhangwei`. */
  sound: string;
  /** First letters likewise: `gzyh zw`. */
  initials: string;
  /** Digits of phones and whole mail addresses, each between blanks. */
  reach: string;
  /** What the index finds it by, as text of a tsvector. */
  tokens: string;
  at: Date | string;
};

/** Longer words are cut: nobody types more before looking. */
export const longestWord = 24;
/** Characters taken of a name; the rest of an essay in a name field isn't searched. */
const longestName = 80;

/**
 * The searchable form of a record.
 *
 * A name is found by the syllables of its pinyin and by each two in a row (广州银行: guan, zou, yin, han, guanzou, zouyin, yinhan),
 * folded by `foldSound`. Chinese and pinyin queries use the same tokens and are told apart afterwards on the stored text: half the
 * index for both, and what was typed with the wrong character of the right sound is found for nothing. First letters
 * are there two by two (.gz, .zy, .yh). All of these are looked up whole: a GIN index walks prefixes ten times slower than whole tokens.
 */
export function documentOf(record: Findable): Document {
  const tokens = new Set<string>();
  const titleWords = nameWords(record.title);
  const title = titleWords.join('');
  const personKey = record.person ? nameWords(record.person).join('') : '';
  const names = { sounds: [] as string[], initials: [] as string[] };
  addName(titleWords, title === personKey, tokens, names);
  let others = '';
  for (const other of [record.person, ...(record.more ?? [])]) {
    const words = other ? nameWords(other) : [];
    const key = words.join('');
    if (key === '' || key === title || others.includes(` ${key} `)) continue;
    others += others === '' ? ` ${key} ` : `${key} `;
    addName(words, other === record.person, tokens, names);
  }
  let reach = '';
  for (const phone of record.phones ?? []) {
    const digits = phoneDigits(phone);
    if (digits.length < 3) continue;
    reach += reach === '' ? ` ${digits} ` : `${digits} `;
    tokens.add(`#${digits}`);
    tokens.add(`~${reversed(digits)}`);
  }
  for (const email of record.emails ?? []) {
    const address = foldText(email);
    if (address === '') continue;
    reach += reach === '' ? ` ${address} ` : `${address} `;
    for (const word of mailWords(address)) tokens.add(foldSound(word));
  }
  tokens.add(kindToken(record.kind));
  if (record.ownerId) tokens.add(ownerToken(record.kind, record.ownerId));
  if (record.teamId) tokens.add(teamToken(record.kind, record.teamId));
  return {
    kind: record.kind,
    recordId: record.id,
    ownerId: record.ownerId,
    teamId: record.teamId,
    title,
    others,
    sound: names.sounds.join(' '),
    initials: names.initials.join(' '),
    reach,
    tokens: [...tokens].join(' '),
    at: record.at,
  };
}

// Who may find a record is in the index as well: a salesperson's search walks their own records, however common the word.
export const kindToken = (kind: string): string => `$${kind}`;
export const ownerToken = (kind: string, ownerId: string): string => `@${kind}.${ownerId}`;
export const teamToken = (kind: string, teamId: string): string => `%${kind}.${teamId}`;

/** The words names are compared by, without legal form; one of nothing but a legal form keeps it. */
export function nameWords(text: string): string[] {
  return companyWords(text.length > longestName ? text.slice(0, longestName) : text);
}

/** National digits: +86 138-0013-8000 → 13800138000. */
export function phoneDigits(text: string): string {
  return foldText(text)
    .replace(/[^0-9+]/g, '')
    .replace(/^(?:\+|00)86/, '')
    .replace(/\D/g, '');
}

/** The words of a mail address by which people look for it: wei.zhang@mail.acme.com.cn → wei, zhang, mail, acme. */
export function mailWords(address: string): string[] {
  const [local = '', domain = ''] = address.split('@');
  const hosts = domain.split('.');
  while (hosts.length > 1 && hosts.at(-1)!.length <= 3) hosts.pop();
  return [...local.split(/[^\p{L}\p{N}]+/u), ...hosts.flatMap((host) => host.split(/[^\p{L}\p{N}]+/u))]
    .filter((word) => word !== '')
    .map((word) => word.slice(0, longestWord));
}

export function reversed(text: string): string {
  let back = '';
  for (const character of text) back = character + back;
  return back;
}

/** Each two syllables in a row, folded together. */
export function pairsOf(syllables: readonly string[]): string[] {
  const pairs: string[] = [];
  for (let index = 1; index < syllables.length; index++)
    pairs.push(foldPair(syllables[index - 1]!, syllables[index]!));
  return pairs;
}

/** Folded pairs by their two syllables: the same few ten thousand come again and again. */
const foldedPairs = new Map<string, Map<string, string>>();

function foldPair(first: string, second: string): string {
  let bySecond = foldedPairs.get(first);
  if (!bySecond) {
    // Only syllables come here, and characters without a known reading; the latter are bounded by the character set.
    bySecond = new Map();
    foldedPairs.set(first, bySecond);
  }
  let folded = bySecond.get(second);
  if (folded === undefined) {
    folded = foldSound(first + second);
    bySecond.set(second, folded);
  }
  return folded;
}

function addSyllables(tokens: Set<string>, syllables: readonly string[]): void {
  for (let index = 0; index < syllables.length; index++) {
    tokens.add(foldPair(syllables[index]!, ''));
    if (index > 0) tokens.add(foldPair(syllables[index - 1]!, syllables[index]!));
  }
}

type Names = { sounds: string[]; initials: string[] };

function addName(words: readonly string[], person: boolean, tokens: Set<string>, names: Names): void {
  if (words.length === 0) return;
  const key = words.join(' ');
  const syllables = syllablesOf(key, person);
  const mixed = syllables.some((syllable) => syllable.han);
  let sound = '';
  let first = '';
  for (let start = 0; start < syllables.length; ) {
    const { han, text } = syllables[start]!;
    let end = start + 1;
    if (han) {
      while (end < syllables.length && syllables[end]!.han) end++;
      addSyllables(tokens, texts(syllables, start, end));
    } else {
      const word = text.slice(0, longestWord);
      tokens.add(foldSound(word));
      // Backwards, for its end and for slips near its beginning.
      if (word.length >= 4) tokens.add(`~${reversed(word)}`);
    }
    for (const syllable of syllables.slice(start, end)) {
      sound += syllable.text;
      first += mixed && !syllable.han ? syllable.text : syllable.text[0];
    }
    start = end;
  }
  // A code is typed with its signs or without: PO2026-001, po2026001.
  if (!mixed && words.length > 1) tokens.add(foldSound(words.join('').slice(0, longestWord)));
  // Once more with each character's plain reading: a query that holds only a part of a word can't know its context.
  if (mixed) for (const run of key.match(hanRuns) ?? []) addSyllables(tokens, plainSyllables(run));
  for (let at = 0; at < first.length - 1; at++) tokens.add(`.${first.slice(at, at + 2)}`);
  names.sounds.push(sound);
  names.initials.push(first);
}

export const hanRuns = /[\u4e00-\u9fff]+/g;

function texts(syllables: readonly Syllable[], start: number, end: number): string[] {
  const cut: string[] = [];
  for (let index = start; index < end; index++) cut.push(syllables[index]!.text);
  return cut;
}

/** Whether a text holds a Han character. */
export function holdsHan(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (isHan(text.charCodeAt(index))) return true;
  return false;
}

/** The words of a query or name: Latin words and Han runs, as the keys cut them. */
export function wordsOf(text: string): string[] {
  return splitWords(foldText(text));
}
