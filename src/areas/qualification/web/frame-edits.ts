import type { FrameDocument } from './shapes.ts';

type Dimension = FrameDocument['dimensions'][number];
type Question = FrameDocument['questions'][number];

/** A new dimension with a key that no other has. */
export function emptyDimension(others: readonly Dimension[], name: string): Dimension {
  let n = others.length + 1;
  while (others.some(({ key }) => key === `own${n}`)) n++;
  return {
    key: `own${n}`,
    name: { 'zh-CN': name, 'zh-TW': name, en: name },
    needed: 'open',
    decisive: false,
    halfLifeDays: 120,
    words: [],
    active: true,
  };
}

export function emptyQuestion(dimension: string): Question {
  return {
    id: crypto.randomUUID(),
    dimension,
    when: 'any',
    text: { 'zh-CN': '', 'zh-TW': '', en: '' },
    active: true,
  };
}

/** The list with one thing moved by so many places, as far as there are any. */
export function moved<T>(list: readonly T[], at: number, by: number): T[] {
  const to = Math.min(list.length - 1, Math.max(0, at + by));
  const rest = list.filter((_, i) => i !== at);
  return [...rest.slice(0, to), list[at]!, ...rest.slice(to)];
}
