import type { Frame } from './frame.ts';

/** A stretch of a text: `text.slice(start, end)`. */
export type Stretch = { readonly start: number; readonly end: number };

/** Cuts what was said into sentences and clauses, in either script, without the blanks around them and the mark at their end. */
export function sentencesOf(text: string): Stretch[] {
  const sentences: Stretch[] = [];
  const pattern = /[^，。！？；!?;\n]*?(?:[，。！？；!?;\n]+["”」』）)]*|\.(?=\s|$)|$)/gu;
  for (const match of text.matchAll(pattern)) {
    const words = match[0].replace(/[\s，。；;.]+$/u, '');
    const start = match.index + words.length - words.trimStart().length;
    const end = match.index + words.length;
    if (/[\p{L}\p{N}]/u.test(words)) sentences.push({ start, end });
  }
  return sentences;
}

/** Which dimensions a sentence may be about, by the frame's words; the one with most words first. A proposal, never more. */
export function suggestDimensions(frame: Frame, sentence: string): string[] {
  const text = sentence.toLowerCase();
  return frame.dimensions
    .filter((one) => one.active)
    .map(({ key, words }) => ({
      key,
      found: words.filter((word) => word !== '' && text.includes(word.toLowerCase())).length,
    }))
    .filter(({ found }) => found > 0)
    .sort((a, b) => b.found - a.found)
    .map(({ key }) => key);
}
