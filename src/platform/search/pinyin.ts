import { pinyin } from 'pinyin-pro';
import { foldText, isHan } from '../matching/fold-text.ts';
import { foldSound } from './pinyin-spelling.ts';

/** How a text sounds: `full` without blanks or tones (ü is v), `initials` the first letter of each syllable. */
export type Sound = { full: string; initials: string };

/**
 * The pinyin of a company, a place, a product. Traditional characters read as their simplified ones; Latin letters and
 * digits stay, in lower case without accents; blanks and punctuation go. Beside Han characters a Latin word stays whole
 * in the initials (TCL集团 → tcljt), alone it gives its first letter (General Electric → ge).
 *
 *     pinyinOf('广州银行') → { full: 'guangzhouyinhang', initials: 'gzyh' }
 *
 * Of a character with several readings the neighbours decide: 银行 hang, 行者 xing, 重庆 chong, 重工 zhong.
 */
export function pinyinOf(text: string): Sound {
  return soundOf(syllablesOf(text));
}

/** As {@link pinyinOf} for a person, whose family name comes first: 曾国强 → zengguoqiang, 单晓 → shanxiao. */
export function pinyinOfPerson(text: string): Sound {
  return soundOf(syllablesOf(text, true));
}

/** A piece of a text in the order it is read: the syllable of one Han character, or a run of letters and digits. */
export type Syllable = {
  readonly text: string;
  readonly han: boolean;
  /** As `foldSound` writes a Han character's. */
  readonly folded: string;
  /** Syllables of Han characters that sound the same are one object with one number; letters have none (-1). */
  readonly number: number;
};

/** The plain reading of each Han character whatever stands beside it, in order; other characters are left out. */
export function plainSyllables(han: string): Syllable[] {
  const syllables: Syllable[] = [];
  for (let index = 0; index < han.length; index++) {
    const code = han.charCodeAt(index);
    if (isHan(code)) syllables.push(readingOf(code));
  }
  return syllables;
}

const known = new Map<string, Syllable>();

/** Some four hundred, and characters whose reading no one knows. */
function syllableOf(text: string): Syllable {
  let syllable = known.get(text);
  if (!syllable) {
    syllable = { text, han: true, folded: foldSound(text), number: known.size };
    known.set(text, syllable);
  }
  return syllable;
}

const letters = (text: string): Syllable => ({ text, han: false, folded: '', number: -1 });

/** The syllables and Latin words of a text. `familyNameFirst` reads the first characters as a Chinese family name. */
export function syllablesOf(text: string, familyNameFirst = false): Syllable[] {
  const folded = foldText(text.includes('乾') ? text.replace(heavenly, '虔') : text);
  const syllables: Syllable[] = [];
  let word = '';
  let index = 0;
  const [first, second] = [folded.charCodeAt(0), folded.charCodeAt(1)];
  if (familyNameFirst && isHan(first) && isHan(second))
    for (const syllable of familyNameOf(first, second)) {
      syllables.push(syllable);
      index++;
    }
  for (; index < folded.length; index++) {
    const code = folded.charCodeAt(index);
    if (isHan(code)) {
      if (word !== '') syllables.push(letters(word));
      word = '';
      syllables.push(readingIn(folded, index, code));
    } else if (isLetterOrDigit(code, folded[index]!)) {
      word += folded[index];
    } else if (word !== '' && code !== 39) {
      syllables.push(letters(word));
      word = '';
    }
  }
  if (word !== '') syllables.push(letters(word));
  return syllables;
}

/** 乾 as in 乾坤, not the traditional form of 干 (乾燥, 餅乾), into which folding would turn it; 虔 sounds the same. */
const heavenly = /(?<![餅饼豆筍笋肉])乾(?![燥果洗貨货淨净杯糧粮])/g;

function soundOf(syllables: readonly Syllable[]): Sound {
  let full = '';
  let initials = '';
  let han = false;
  for (const syllable of syllables) han ||= syllable.han;
  for (const syllable of syllables) {
    full += syllable.text;
    initials += han && !syllable.han ? syllable.text : syllable.text[0];
  }
  return { full, initials };
}

function isLetterOrDigit(code: number, character: string): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return /[\p{L}\p{N}]/u.test(character);
}

// pinyin-pro takes 22 µs a name. Characters and pairs of them repeat, so each is asked about once: a million names then cost
// about a second. A pair is enough context for what stands in names; whole sentences would want more.

/** Plain reading by code; absent: not asked yet. */
const readings: (Syllable | undefined)[] = [];
/** Whether a character has more than one reading; absent: not asked yet. */
const several: (boolean | undefined)[] = [];
/** Of two Han characters; below 2³¹, where a number is no object. */
const pairKey = (first: number, second: number): number => (first - 0x4e00) * 0x5200 + (second - 0x4e00);
/** Readings of a pair of characters, by `pairKey`. */
const pairs = new Map<number, readonly [Syllable, Syllable]>();
/** Pairs kept at most; beyond them the memory starts afresh. 200,000 take 25 MB. */
const keptPairs = 200_000;

function readingIn(folded: string, index: number, code: number): Syllable {
  const usual = readingOf(code);
  if (!hasSeveral(code)) return usual;
  const next = folded.charCodeAt(index + 1);
  const previous = index > 0 ? folded.charCodeAt(index - 1) : 0;
  const withNext = isHan(next) ? pairOf(code, next)[0] : usual;
  if (!isHan(previous)) return withNext;
  const withPrevious = pairOf(previous, code)[1];
  // Neighbours disagree (快乐音乐): only then is it worth looking further.
  return withNext === withPrevious ? withNext : amidst(folded, index, code);
}

function readingOf(code: number): Syllable {
  let reading = readings[code];
  if (!reading) {
    const character = String.fromCharCode(code);
    reading = syllableOf(usualReadings.get(character) ?? ask(character)[0]!);
    readings[code] = reading;
  }
  return reading;
}

function hasSeveral(code: number): boolean {
  let more = several[code];
  if (more === undefined) {
    const all = pinyin(String.fromCharCode(code), {
      toneType: 'none',
      type: 'array',
      multiple: true,
      v: true,
    });
    more = new Set(all).size > 1;
    several[code] = more;
  }
  return more;
}

function pairOf(first: number, second: number): readonly [Syllable, Syllable] {
  const key = pairKey(first, second);
  let pair = pairs.get(key);
  if (!pair) {
    const asked = ask(String.fromCharCode(first, second));
    // A pair that is no word is read character by character; then the usual readings hold, also our own.
    const plain = [askAlone(first), askAlone(second)];
    pair = [
      asked[0] === plain[0] ? readingOf(first) : syllableOf(asked[0]!),
      asked[1] === plain[1] ? readingOf(second) : syllableOf(asked[1]!),
    ];
    if (pairs.size >= keptPairs) pairs.clear();
    pairs.set(key, pair);
  }
  return pair;
}

const wider = new Map<string, Syllable>();

/** The reading of a character with two others on each side. */
function amidst(folded: string, index: number, code: number): Syllable {
  const start = Math.max(0, index - 2);
  const window = folded.slice(start, index + 3);
  const key = `${index - start}${window}`;
  let reading = wider.get(key);
  if (reading === undefined) {
    const asked = ask(window)[index - start] ?? '';
    reading = asked === askAlone(code) || !/^[a-z]+$/.test(asked) ? readingOf(code) : syllableOf(asked);
    if (wider.size >= keptPairs) wider.clear();
    wider.set(key, reading);
  }
  return reading;
}

/** Characters whose first reading in the dictionary is not the one that names use. */
const usualReadings = new Map([
  ['曾', 'zeng'],
  ['晟', 'sheng'],
]);

const alone: (string | undefined)[] = [];

function askAlone(code: number): string {
  alone[code] ??= ask(String.fromCharCode(code))[0]!;
  return alone[code]!;
}

function ask(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true });
}

const familyNames = new Map<number, readonly Syllable[]>();

/** The syllables of the family name that starts with these two characters: two for 欧阳, 尉迟; else one. */
function familyNameOf(first: number, second: number): readonly Syllable[] {
  const key = pairKey(first, second);
  let name = familyNames.get(key);
  if (!name) {
    const two = String.fromCharCode(first, second);
    const read = pinyin(two, { toneType: 'none', type: 'array', v: true, surname: 'head' });
    const isDouble = pinyin(two[0]!, { toneType: 'none', v: true, surname: 'head' }) !== read[0];
    name = (isDouble ? read : [read[0]!]).map(syllableOf);
    if (familyNames.size >= 20_000) familyNames.clear();
    familyNames.set(key, name);
  }
  return name;
}
