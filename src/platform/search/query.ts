import { foldText, isHan } from '../matching/fold-text.ts';
import { HAN_LEGAL_FORMS } from '../matching/legal-forms.ts';
import { companyKey, companyWords } from '../matching/normalise.ts';
import { holdsHan, longestWord, mailWords, pairsOf, phoneDigits, reversed, wordsOf } from './document.ts';
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
  /** Finds what holds the query as typed (tsquery); null for a single letter, of which there are too many. */
  certain: string | null;
  /** Finds also what may have been meant; null when there is nothing to guess. Made when asked for: it costs a millisecond. */
  loose(): string | null;
  /** LIKE patterns of an abbreviation: characters in this order, others between. */
  skipping: string | null;
  skippingSound: string | null;
};

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
  const phone = /^[+(]?[\d\s()./-]{3,}$/.test(folded) ? phoneDigits(folded) : '';
  const words = phone !== '' ? [phone] : typedWords(folded);
  const key = words.join('');
  if (key === '') return null;
  const readings = words.map(readWord);
  const han = holdsHan(key);
  const single = key.length === 1 && !han;
  const certain = single ? null : all(readings.map((reading) => reading.certain));
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

function looseOf(readings: readonly Reading[]): string | null {
  const guesses = readings.map((reading) => reading.loose());
  if (guesses.every((guess) => guess.length === 0)) return null;
  return all(readings.map((reading, index) => any([reading.certain, ...guesses[index]!])));
}

/** Words without legal form, also one whose end isn't typed yet: 广州银行股份有 → 广州银行. */
function typedWords(folded: string): string[] {
  if (folded.includes('@')) return wordsOfMail(folded);
  let words = /\s/.test(folded) ? wordsOf(folded) : companyWords(folded);
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

type Reading = { certain: string; loose(): string[] };
const nothing = (): string[] => [];

/** One word: runs of Han and of Latin, each of which must be found. */
function readWord(word: string): Reading {
  const runs = word.match(/[\u4e00-\u9fff]+|[^\u4e00-\u9fff]+/g) ?? [];
  if (runs.length === 1) return isHan(word.charCodeAt(0)) ? readHan(word) : readLetters(word);
  const readings = runs.map((run) => (isHan(run.charCodeAt(0)) ? readHan(run) : readLetters(run)));
  return { certain: all(readings.map((reading) => reading.certain)), loose: nothing };
}

function readHan(word: string): Reading {
  const syllables = plainSyllables(word);
  return { certain: holding(syllables), loose: () => guessHan(syllables) };
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
    certain: any(certain),
    loose: () => [...(whole.length === 0 ? [] : goingOn(letters, cuts)), ...guessLetters(letters, whole)],
  };
}

/** Words and syllables that begin, or Latin words that end, with what is there. */
function goingOn(letters: string, cuts: readonly string[][]): string[] {
  const terms: string[] = [];
  for (const cut of cuts) if (cut.length > 1) terms.push(holdingSoFar(cut));
  if (letters.length >= 3 || cuts.length === 0) terms.push(begins(foldSound(letters)));
  if (letters.length >= 4) terms.push(begins(`~${reversed(letters)}`));
  return terms;
}

function guessLetters(letters: string, whole: readonly string[][]): string[] {
  const loose: string[] = [];
  for (const cut of whole) if (cut.length > 1) loose.push(inAnyPlace(cut));
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
  if (digits.length >= 3) choices.push(begins(digits), begins(`#${digits}`), begins(`~${reversed(digits)}`));
  return { certain: any(choices), loose: nothing };
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
