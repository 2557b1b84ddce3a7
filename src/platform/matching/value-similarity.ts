import type { ColumnKind } from '../import-export/column-kinds.ts';
import { type Comparison, comparisonOf } from './field-kinds.ts';
import { pinyinOf, substitutionBySound } from './pinyin-syllables.ts';
import type { PreparedValue } from './prepared-value.ts';
import { editDistance, editSimilarity, jaroWinkler } from './string-similarity.ts';

/**
 * How alike two values of one kind are, in [0, 1]: 1 for the same key, and less for anything else. Symmetric.
 */
export function valueSimilarity(kind: ColumnKind, a: PreparedValue, b: PreparedValue): number {
  if (a.key === b.key) return 1;
  // Some comparisons go from one side to the other; a fixed order makes the answer the same both ways.
  const [first, second] = a.key < b.key ? [a, b] : [b, a];
  return Math.min(0.99, BY_COMPARISON[comparisonOf(kind)](first, second));
}

const BY_COMPARISON: Record<Comparison, (a: PreparedValue, b: PreparedValue) => number> = {
  person: personSimilarity,
  words: wordsSimilarity,
  code: (a, b) => codeSimilarity(a.key, b.key),
  date: (a, b) => daySimilarity(a.key, b.key),
  quantity: quantitySimilarity,
  label: (a, b) => editSimilarity(a.key, b.key),
  none: () => 0,
};

function personSimilarity(a: PreparedValue, b: PreparedValue): number {
  if (a.han || b.han) return hanSimilarity(a, b);
  if (a.words.length === 1 && b.words.length === 1) return wordSimilarity(a.key, b.key);
  const apart = wordsSimilarity(a, b);
  return Math.max(apart, editSimilarity(a.compact, b.compact));
}

/** Spelling by Jaro–Winkler; one slip in five letters or more is called very similar wherever in the word it is. */
function wordSimilarity(a: string, b: string): number {
  const spelling = jaroWinkler(a, b);
  if (spelling < 0.6 || spelling >= 0.93) return spelling;
  return Math.max(spelling, editSimilarity(a, b) + 0.1 * Math.min(1, Math.min(a.length, b.length) / 8));
}

/**
 * Bags of words: each word of one side is paired with its like on the other (equal, a slip of the finger, an initial,
 * or an abbreviation), and the weight of what is paired is set against the weight of both (Dice) and of the smaller
 * (containment: a name that leaves words out). Numbers pair only when equal; when both sides have numbers and share
 * none, they are hardly the same place.
 */
function wordsSimilarity(a: PreparedValue, b: PreparedValue): number {
  if (a.han !== b.han) return hanSimilarity(a, b);
  if (a.words.length > b.words.length) return wordsSimilarity(b, a);
  let shared = 0;
  let numbersShared = false;
  taken.fill(0, 0, Math.min(MOST_WORDS, b.words.length));
  let unpaired = 0;
  for (let i = 0; i < a.words.length && i < MOST_WORDS; i++) {
    const at = b.words.indexOf(a.words[i]!);
    if (at >= 0 && at < MOST_WORDS) {
      taken[at] = 1;
      shared += a.weights[i]!;
      numbersShared ||= isNumber(a.words[i]!);
    } else {
      rest[unpaired++] = i;
    }
  }
  for (let k = 0; k < unpaired; k++) {
    const word = a.words[rest[k]!]!;
    if (isNumber(word)) continue;
    let best = 0;
    let bestAt = -1;
    for (let j = 0; j < b.words.length && j < MOST_WORDS; j++) {
      if (taken[j] === 1 || isNumber(b.words[j]!)) continue;
      const alike = slipSimilarity(word, b.words[j]!);
      if (alike > best) {
        best = alike;
        bestAt = j;
      }
    }
    if (bestAt < 0) continue;
    taken[bestAt] = 1;
    shared += (best * (a.weights[rest[k]!]! + b.weights[bestAt]!)) / 2;
  }
  const dice = (2 * shared) / (a.weight + b.weight);
  const containment = Math.min(1, shared / Math.min(a.weight, b.weight));
  let similarity = 0.65 * dice + 0.35 * containment;
  // Sharing common words only is weaker than it looks, sharing a rare one stronger.
  if (a.certainty > 0) similarity *= 0.75 + 0.25 * Math.min(1.4, shared / a.certainty);
  if (similarity < 0.9 && a.digits === b.digits) {
    similarity = Math.max(similarity, a.han ? hanSimilarity(a, b) : editSimilarity(a.compact, b.compact));
  }
  if (!numbersShared && a.digits !== b.digits && a.digits !== '' && b.digits !== '')
    similarity *= OTHER_NUMBER;
  return similarity;
}

/** Words looked at per value; longer texts are compared by their first ones. */
const MOST_WORDS = 64;
const OTHER_NUMBER = 0.6;
const taken = new Uint8Array(MOST_WORDS);
const rest = new Uint8Array(MOST_WORDS);

/** How surely one word is another one mistyped or cut short; 0 when it doesn't look like it. */
function slipSimilarity(a: string, b: string): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.startsWith(short)) return short.length >= 3 ? 0.9 : short.length === 1 ? 0.6 : 0.7;
  if (short.length < 4) return 0;
  const slips = short.length >= 8 ? 2 : 1;
  const distance = editDistance(a, b, slips);
  return distance <= slips ? 1 - distance / long.length : 0;
}

function isNumber(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
}

/** Chinese names: character by character, a character of the same sound being nearly right; or pinyin against Han. */
function hanSimilarity(a: PreparedValue, b: PreparedValue): number {
  if (a.han !== b.han) return soundSimilarity(a.han ? a : b, a.han ? b : a);
  const longer = Math.max(a.compact.length, b.compact.length);
  if (longer > 64) return 0;
  const distance = editDistance(a.compact, b.compact, longer >> 1, substitutionBySound);
  const spelling = distance > longer >> 1 ? 0 : 1 - distance / longer;
  return Math.max(spelling, isAbbreviation(a.compact, b.compact) ? ABBREVIATION : 0);
}

/** 广银 for 广州银行: the same first character, and all of the short name's characters in order in the long one. */
function isAbbreviation(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 2 || short[0] !== long[0]) return false;
  let at = 0;
  for (const character of short) {
    at = long.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const ABBREVIATION = 0.7;

function soundSimilarity(han: PreparedValue, latin: PreparedValue): number {
  const sound = pinyinOf(han.compact);
  let best = editSimilarity(sound, latin.compact);
  const words = latin.key.split(' ');
  for (let turn = 1; turn < words.length && words.length <= 4; turn++) {
    best = Math.max(best, editSimilarity(sound, [...words.slice(turn), ...words.slice(0, turn)].join('')));
  }
  return 0.97 * best;
}

/** Identifiers, numbers to call, mails: one or two slips, or a number with and without its prefix. */
function codeSimilarity(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  if (shorter >= 7 && (a.endsWith(b) || b.endsWith(a))) return 0.95;
  const slips = shorter >= 7 ? 2 : 1;
  const distance = editDistance(a, b, slips);
  if (distance > slips) return 0;
  if (distance === 2) return 0.75;
  return shorter >= 6 ? 0.93 : a.length === b.length && isSwap(a, b) ? 0.88 : 0.75;
}

function isSwap(a: string, b: string): boolean {
  let at = 0;
  while (a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at];
}

/** Days as `yyyymmdd`: swapped day and month, one slip, or two of the three parts the same. */
function daySimilarity(a: string, b: string): number {
  if (a.length !== 8 || b.length !== 8) return codeSimilarity(a, b);
  const year = samePart(a, 0, b, 0) && samePart(a, 2, b, 2);
  const month = samePart(a, 4, b, 4);
  const day = samePart(a, 6, b, 6);
  if (year && samePart(a, 4, b, 6) && samePart(a, 6, b, 4)) return 0.95;
  if (editDistance(a, b, 1) <= 1) return 0.9;
  return Number(year) + Number(month) + Number(day) >= 2 ? 0.75 : 0;
}

/** Whether the two digits from `i` and from `j` on are the same. */
function samePart(a: string, i: number, b: string, j: number): boolean {
  return a.charCodeAt(i) === b.charCodeAt(j) && a.charCodeAt(i + 1) === b.charCodeAt(j + 1);
}

function quantitySimilarity(a: PreparedValue, b: PreparedValue): number {
  const x = Number(a.key);
  const y = Number(b.key);
  if (!Number.isFinite(x) || !Number.isFinite(y)) return editSimilarity(a.key, b.key);
  const apart = Math.abs(x - y) / Math.max(Math.abs(x), Math.abs(y));
  const near = apart <= 0.01 ? 0.95 : apart <= 0.05 ? 0.85 : apart <= 0.1 ? 0.7 : apart <= 0.25 ? 0.55 : 0;
  return a.key.length >= 4 && b.key.length >= 4 ? Math.max(near, 0.9 * codeSimilarity(a.key, b.key)) : near;
}
