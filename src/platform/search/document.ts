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
  /** What the index finds it by, as text of a tsvector; what stands there twice is kept once. */
  tokens: string;
  at: Date | string;
};

/** Longer words are cut: nobody types more before looking. */
export const longestWord = 24;
/**
 * Digits of a phone that the index knows it by, from its front and from its end; the rest is compared on what is stored. Each number
 * whole was half of the index, and a third of the time to build it.
 */
export const phoneHead = 7;
export const phoneTail = 4;
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
  const tokens: string[] = [];
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
    tokens.push(`#${digits.slice(0, phoneHead)}`, `~${reversed(digits.slice(-phoneTail))}`);
  }
  for (const email of record.emails ?? []) {
    const address = foldText(email);
    if (address === '') continue;
    reach += reach === '' ? ` ${address} ` : `${address} `;
    for (const word of mailWords(address)) tokens.push(foldSound(word));
  }
  tokens.push(kindToken(record.kind));
  if (record.ownerId) tokens.push(ownerToken(record.kind, record.ownerId));
  if (record.teamId) tokens.push(teamToken(record.kind, record.teamId));
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
    tokens: tokens.join(' '),
    at: record.at,
  };
}

// Who may find a record is in the index as well: a salesperson's search walks their own records, however common the word.
export const kindToken = (kind: string): string => `$${kind}`;
export const ownerToken = (kind: string, ownerId: string): string => `@${kind}.${ownerId}`;
export const teamToken = (kind: string, teamId: string): string => `%${kind}.${teamId}`;

/** The words names are compared by, without legal form; one of nothing but a legal form keeps it. */
export function nameWords(text: string): readonly string[] {
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
    pairs.push(foldSound(syllables[index - 1]! + syllables[index]!));
  return pairs;
}

/** Folded pairs by the numbers of their two syllables: the same few ten thousand come again and again. */
const foldedPairs: string[][] = [];

function foldPair(first: Syllable, second: Syllable): string {
  foldedPairs[first.number] ??= [];
  const bySecond = foldedPairs[first.number]!;
  bySecond[second.number] ??= foldSound(first.text + second.text);
  return bySecond[second.number]!;
}

/** A Han character's token, and that of the pair it makes with another before it. */
function addSyllable(tokens: string[], before: Syllable | null, syllable: Syllable): void {
  tokens.push(syllable.folded);
  if (before?.han) tokens.push(foldPair(before, syllable));
}

type Names = { sounds: string[]; initials: string[] };

function addName(words: readonly string[], person: boolean, tokens: string[], names: Names): void {
  if (words.length === 0) return;
  const key = words.join(' ');
  const syllables = syllablesOf(key, person);
  const mixed = syllables.some((syllable) => syllable.han);
  let sound = '';
  let first = '';
  let before: Syllable | null = null;
  for (const syllable of syllables) {
    sound += syllable.text;
    if (syllable.han) {
      first += syllable.text[0];
      addSyllable(tokens, before, syllable);
    } else {
      first += mixed ? syllable.text : syllable.text[0];
      const word = syllable.text.slice(0, longestWord);
      tokens.push(foldSound(word));
      // Backwards, for its end and for slips near its beginning.
      if (word.length >= 4) tokens.push(`~${reversed(word)}`);
    }
    before = syllable;
  }
  // A code is typed with its signs or without: PO2026-001, po2026001.
  if (!mixed && words.length > 1) tokens.push(foldSound(words.join('').slice(0, longestWord)));
  // Once more with each character's plain reading: a query that holds only a part of a word can't know its context.
  if (mixed && readsOtherwise(key, syllables))
    for (const run of key.match(hanRuns) ?? []) {
      before = null;
      for (const syllable of plainSyllables(run)) {
        addSyllable(tokens, before, syllable);
        before = syllable;
      }
    }
  for (let at = 1; at < first.length; at++) tokens.push(initialPair(first, at));
  names.sounds.push(sound);
  names.initials.push(first);
}

/** Whether one of the Han characters sounds otherwise in its place than alone. */
function readsOtherwise(key: string, syllables: readonly Syllable[]): boolean {
  const plain = plainSyllables(key);
  let at = 0;
  for (const syllable of syllables) if (syllable.han && syllable !== plain[at++]) return true;
  return false;
}

/** `.gz` for each two ASCII letters. */
const initialPairs: string[] = [];

/** The token of the first letter at a place and the one before it. */
function initialPair(first: string, at: number): string {
  const [before, here] = [first.charCodeAt(at - 1), first.charCodeAt(at)];
  if (before >= 128 || here >= 128) return `.${first.slice(at - 1, at + 1)}`;
  const pair = before * 128 + here;
  initialPairs[pair] ??= `.${first.slice(at - 1, at + 1)}`;
  return initialPairs[pair]!;
}

export const hanRuns = /[\u4e00-\u9fff]+/g;

/** Whether a text holds a Han character. */
export function holdsHan(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (isHan(text.charCodeAt(index))) return true;
  return false;
}

/** The words of a query or name: Latin words and Han runs, as the keys cut them. */
export function wordsOf(text: string): string[] {
  return splitWords(foldText(text));
}
