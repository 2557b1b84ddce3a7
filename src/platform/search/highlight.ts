import { foldText, isHan } from '../matching/fold-text.ts';
import { wordsOf } from './document.ts';
import { plainSyllables, syllablesOf } from './pinyin.ts';

/** A stretch of a shown text that answers the query, in UTF-16 units. */
export type Highlight = { start: number; length: number };

/**
 * Which parts of `shown` a query meant: as written, by pinyin, by initials, or character by character. Works on the text
 * as it is shown, whatever its width and script; empty when no part can be pointed at.
 */
export function highlightsIn(shown: string, query: string): Highlight[] {
  const letters = lettersOf(shown);
  const words = wordsOf(query);
  const joined = words.join('');
  if (joined === '') return [];
  const whole = markWritten(letters, joined) ?? markSpoken(letters, joined);
  const marked =
    whole ??
    merge(words.flatMap((word) => markWritten(letters, word) ?? markSpoken(letters, word) ?? [])) ??
    [];
  return toStretches(marked.length > 0 ? marked : (markScattered(letters, joined) ?? []), letters);
}

/** A character of the shown text in folded form, its place, and how it sounds. */
type Letter = { folded: string; start: number; length: number; syllables: string[] };

function lettersOf(shown: string): Letter[] {
  const letters: Letter[] = [];
  let start = 0;
  for (const character of shown) {
    const folded = foldText(character);
    if (/[\p{L}\p{N}]/u.test(folded)) {
      const plain = isHan(folded.charCodeAt(0)) ? plainSyllables(folded).map(({ text }) => text) : [folded];
      letters.push({ folded, start, length: character.length, syllables: plain });
    }
    start += character.length;
  }
  // In context some characters sound otherwise (银行): both count.
  const inContext = syllablesOf(shown).filter((syllable) => syllable.han);
  const han = letters.filter((letter) => isHan(letter.folded.charCodeAt(0)));
  if (inContext.length === han.length)
    for (const [index, letter] of han.entries())
      if (!letter.syllables.includes(inContext[index]!.text)) letter.syllables.push(inContext[index]!.text);
  return letters;
}

function markWritten(letters: readonly Letter[], wanted: string): number[] | null {
  for (let from = 0; from < letters.length; from++) {
    let rest = wanted;
    for (let at = from; at < letters.length && rest.startsWith(letters[at]!.folded); at++) {
      rest = rest.slice(letters[at]!.folded.length);
      if (rest === '') return range(from, at);
    }
  }
  return null;
}

function markSpoken(letters: readonly Letter[], wanted: string): number[] | null {
  if (!/^[a-z0-9]+$/.test(wanted)) return null;
  for (let from = 0; from < letters.length; from++) {
    const end = spokenEnd(letters, from, wanted);
    if (end !== null) return range(from, end);
  }
  for (let from = 0; from + wanted.length <= letters.length; from++) {
    const initials = [...wanted].every((letter, index) =>
      letters[from + index]!.syllables.some((syllable) => syllable[0] === letter),
    );
    if (initials) return range(from, from + wanted.length - 1);
  }
  return null;
}

/** Where the letters end that, read aloud from `at` on, begin with all of `wanted`. */
function spokenEnd(letters: readonly Letter[], at: number, wanted: string): number | null {
  const letter = letters[at];
  if (!letter) return null;
  for (const syllable of letter.syllables) {
    if (syllable.startsWith(wanted)) return at;
    if (!wanted.startsWith(syllable)) continue;
    const end = spokenEnd(letters, at + 1, wanted.slice(syllable.length));
    if (end !== null) return end;
  }
  return null;
}

function markScattered(letters: readonly Letter[], wanted: string): number[] | null {
  const marked: number[] = [];
  let from = 0;
  for (const character of wanted) {
    const at = letters.findIndex((letter, index) => index >= from && letter.folded === character);
    if (at < 0) return null;
    marked.push(at);
    from = at + 1;
  }
  return marked;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function merge(marked: number[]): number[] | null {
  return marked.length === 0 ? null : [...new Set(marked)].sort((a, b) => a - b);
}

function toStretches(marked: readonly number[], letters: readonly Letter[]): Highlight[] {
  const stretches: Highlight[] = [];
  for (const at of marked) {
    const { start, length } = letters[at]!;
    const last = stretches.at(-1);
    if (last && last.start + last.length === start) last.length += length;
    else stretches.push({ start, length });
  }
  return stretches;
}
