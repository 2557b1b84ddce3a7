import { foldText, isHan } from '../matching/fold-text.ts';
import { HAN_LEGAL_FORMS } from '../matching/legal-forms.ts';
import { companyKey, companyWords } from '../matching/normalise.ts';
import {
  holdsHan,
  longestWord,
  mailWords,
  pairsOf,
  phoneDigits,
  phoneHead,
  phoneTail,
  reversed,
  wordsOf,
} from './document.ts';
import { pinyinOf, plainSyllables } from './pinyin.ts';
import { correctedSyllables, cutIntoSyllables, foldSound, isSyllable } from './pinyin-spelling.ts';

/** What somebody typed, as the database is asked for it. */
export type Query = {
  /** As titles are kept: folded, joined, without legal form. Never empty. */
  key: string;
  /** Whether it holds a Han character, so that it isn't pinyin itself. */
  han: boolean;
  /** Pinyin or Latin letters of the whole, for comparing by sound. */
  sound: string;
  /** The words, when there are several: each must be found somewhere. */
  words: string[];
  /** tsqueries that each find what holds the query as typed; null for a single letter, of which there are too many. */
  certain: string[] | null;
  /** tsqueries for what may have been meant. Made when asked for: it costs a millisecond. */
  loose(): string[];
  /** LIKE patterns of an abbreviation: characters in this order, others between. */
  skipping: string | null;
  skippingSound: string | null;
};

/** Before a whole Chinese landline number: 021 6300 1234. Numbers are kept as they are dialled from abroad. */
const trunkZero = /^0(?=[1-9]\d{8,10}$)/;
/** More words than anyone types into a search box; the rest is left out. */
const mostWords = 6;
const longestQuery = 100;

/**
 * Reads a search: Chinese words and parts, abbreviations, pinyin with or without blanks, initials, phone tails, mail parts.
 *
 * @returns null when nothing is left to look for (blanks, signs).
 */
export function readQuery(text: string): Query | null {
  const folded = foldText(text.slice(0, longestQuery));
  const phone = /^[+(]?[\d\s()./-]{3,}$/.test(folded) ? phoneDigits(folded).replace(trunkZero, '') : '';
  const words = phone !== '' ? [phone] : typedWords(folded);
  const key = words.join('');
  if (key === '') return null;
  const readings = words.map(readWord);
  const han = holdsHan(key);
  const single = key.length === 1 && !han;
  const certain = single ? null : together(readings.map((reading) => reading.certain));
  return {
    key,
    han,
    sound: han ? pinyinOf(words.join(' ')).full : key,
    words: words.length > 1 ? words : [],
    certain,
    loose: () => looseOf(readings),
    skipping: han && key.length > 1 ? `%${[...key].join('%')}%` : null,
    skippingSound: han ? null : skippingSound(key),
  };
}

// Alternatives are asked one by one, never as one tsquery: a GIN index answers a conjunction by its rarest token, but walks
// every list of a disjunction of conjunctions (a long name with a slip: 1,200 ms as one, 40 as many).

/** Each part must be found, by any of its alternatives. Multiplied out while that stays small. */
function together(parts: readonly string[][]): string[] {
  const ways = parts.reduce((product, alternatives) => product * alternatives.length, 1);
  if (ways > mostWays) return [all(parts.map(any))];
  return parts.reduce<string[]>(
    (before, alternatives) =>
      before.length === 0
        ? alternatives
        : before.flatMap((one) => alternatives.map((other) => all([one, other]))),
    [],
  );
}

const mostWays = 12;

/** One of the parts was not meant as typed; the others were. */
function looseOf(readings: readonly Reading[]): string[] {
  return readings.flatMap((reading, index) => {
    const others = readings.filter((_, other) => other !== index).map(({ certain }) => any(certain));
    return reading.loose().map((guess) => all([...others, guess]));
  });
}

/** Words without legal form, also one whose end isn't typed yet: 广州银行股份有 → 广州银行. */
function typedWords(folded: string): string[] {
  if (folded.includes('@')) return wordsOfMail(folded);
  let words = /\s/.test(folded) ? wordsOf(folded) : [...companyWords(folded)];
  if (words.length > 1) {
    const whole = companyKey(folded);
    // Blanks between Han characters are how some people write; between words they part what is looked for.
    words = words
      .map((word) => (holdsHan(word) ? companyKey(word) : word))
      .filter((word) => whole.includes(word));
  }
  const last = words.at(-1);
  if (last) words[words.length - 1] = withoutUnfinishedForm(last);
  return words.slice(0, mostWords).map((word) => word.slice(0, 60));
}

function wordsOfMail(folded: string): string[] {
  return mailWords(folded.replace(/^.*?([^\s<>]*@[^\s<>]*).*$/, '$1')).slice(0, mostWords);
}

function withoutUnfinishedForm(word: string): string {
  for (const form of HAN_LEGAL_FORMS) {
    for (let length = form.length - 1; length >= 2; length--) {
      const ending = form.slice(0, length);
      if (word.length >= length + 2 && word.endsWith(ending)) return word.slice(0, -length);
    }
  }
  return word;
}

type Reading = { certain: string[]; loose(): string[] };
const nothing = (): string[] => [];

/** One word: runs of Han and of Latin, each of which must be found. */
function readWord(word: string): Reading {
  const runs = word.match(/[\u4e00-\u9fff]+|[^\u4e00-\u9fff]+/g) ?? [];
  if (runs.length === 1) return isHan(word.charCodeAt(0)) ? readHan(word) : readLetters(word);
  const readings = runs.map((run) => (isHan(run.charCodeAt(0)) ? readHan(run) : readLetters(run)));
  return { certain: together(readings.map((reading) => reading.certain)), loose: nothing };
}

function readHan(word: string): Reading {
  const syllables = plainSyllables(word).map(({ text }) => text);
  return { certain: [holding(syllables)], loose: () => guessHan(syllables) };
}

function guessHan(syllables: readonly string[]): string[] {
  if (syllables.length < 2) return [];
  const loose = [inAnyPlace(syllables)];
  if (syllables.length >= 4)
    for (let wrong = 0; wrong < syllables.length; wrong++) loose.push(holdingAllBut(syllables, wrong));
  return loose;
}

/** An abbreviation: each syllable, wherever it stands. */
function inAnyPlace(syllables: readonly string[]): string {
  return all(syllables.map((syllable) => term(foldSound(syllable))));
}

/** A wrong character at one place: what stands before it and what stands behind. */
function holdingAllBut(syllables: readonly string[], wrong: number): string {
  return all(
    [syllables.slice(0, wrong), syllables.slice(wrong + 1)].filter((part) => part.length > 0).map(holding),
  );
}

function readLetters(word: string): Reading {
  if (/^\d+$/.test(word)) return readDigits(word);
  const letters = word.slice(0, longestWord);
  const cuts = /^[a-z]+$/.test(word) ? cutIntoSyllables(word, 4, true) : [];
  const whole = cuts.filter((cut) => isSyllable(cut.at(-1)!));
  const certain = [term(foldSound(letters))];
  for (const cut of whole) certain.push(holding(cut));
  if (letters.length > 1 && letters.length <= 12) certain.push(initialsFrom(letters));
  // What is complete may still go on (keji, kejiang), which is asked only when little answers as it stands.
  if (whole.length === 0) certain.push(...goingOn(letters, cuts));
  return {
    certain,
    loose: () => [...(whole.length === 0 ? [] : goingOn(letters, whole)), ...guessLetters(letters, whole)],
  };
}

/** Words and syllables that begin, or Latin words that end, with what is there. */
function goingOn(letters: string, cuts: readonly string[][]): string[] {
  const terms: string[] = [];
  for (const cut of cuts)
    if (cut.length > 1 && (cut.length <= longEnough || !isSyllable(cut.at(-1)!)))
      terms.push(holdingSoFar(cut));
  if (letters.length >= 3 || cuts.length === 0) terms.push(begins(foldSound(letters)));
  if (letters.length >= 4) terms.push(begins(`~${reversed(letters)}`));
  return terms;
}

/** Of so many complete syllables nobody needs to be told how the last might go on. */
const longEnough = 4;

function guessLetters(letters: string, whole: readonly string[][]): string[] {
  // A code is not misspelt by the rules of any language.
  if (/\d/.test(letters)) return [];
  const loose: string[] = [];
  const [first] = whole;
  if (first && first.length > 1) loose.push(inAnyPlace(first));
  // A slip often leaves all of it pinyin with one syllable spoiled; what remains of a long name tells it.
  const long = whole.find((cut) => cut.length >= 4 && cut.every((syllable) => syllable.length > 1));
  if (long) for (let wrong = 0; wrong < long.length; wrong++) loose.push(holdingAllBut(long, wrong));
  const corrected = correctedSyllables(letters, long ? mostCorrections / 2 : mostCorrections);
  for (const meant of corrected) loose.push(holding(meant));
  if (letters.length >= 4) {
    // One slip leaves the first or the second half of a word as it was.
    const half = Math.max(3, letters.length >> 1);
    loose.push(begins(`~${reversed(letters.slice(-half))}`));
    if (corrected.length === 0) loose.push(begins(foldSound(letters.slice(0, half))));
  }
  return loose;
}

/** Corrections of a slip that are looked up at most. */
const mostCorrections = 60;

function readDigits(digits: string): Reading {
  const choices = [term(digits)];
  if (digits.length >= 3) {
    const head = begins(`#${digits.slice(0, phoneHead)}`);
    const tail = begins(`~${reversed(digits.slice(-phoneTail))}`);
    choices.push(begins(digits), head, tail);
    // A whole number is found however many share its front or its end.
    if (digits.length >= phoneHead + phoneTail) choices.push(all([head, tail]));
  }
  return { certain: choices, loose: nothing };
}

/** Holds these syllables one after another. */
function holding(syllables: readonly string[]): string {
  return syllables.length === 1 ? term(foldSound(syllables[0]!)) : all(pairsOf(syllables).map(term));
}

/** Holds these syllables one after another; of the last one only the beginning is there. */
function holdingSoFar(syllables: readonly string[]): string {
  const pairs = pairsOf(syllables);
  return all(pairs.map((pair, index) => (index === pairs.length - 1 ? begins(pair) : term(pair))));
}

/** Holds these first letters one after another. */
function initialsFrom(letters: string): string {
  const pairs: string[] = [];
  for (let at = 1; at < letters.length; at++) pairs.push(term(`.${letters.slice(at - 1, at + 1)}`));
  return all(pairs);
}

function skippingSound(letters: string): string | null {
  const cut = cutIntoSyllables(letters, 1, false)[0];
  return cut && cut.length > 1 ? `%${cut.join('%')}%` : null;
}

// tsquery text.

/** A token as it stands. */
export function term(token: string): string {
  return `'${token.replaceAll('\\', '').replaceAll("'", '')}'`;
}

/** Tokens that begin so. */
function begins(token: string): string {
  return `${term(token)}:*`;
}

export function all(terms: readonly string[]): string {
  return joined([...new Set(terms)], ' & ');
}

export function any(terms: readonly string[]): string {
  return joined([...new Set(terms)], ' | ');
}

function joined(terms: readonly string[], sign: string): string {
  return terms.length === 1 ? terms[0]! : `(${terms.join(sign)})`;
}
