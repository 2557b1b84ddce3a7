import { describe, expect, it } from 'vitest';
import { typeColumn } from './type-column.ts';

const missing = new Set(['Select']);
const typed = (texts: string[]) => typeColumn('c', texts, { missing });
const codesOf = (texts: string[]) => typed(texts).notes.map((note) => note.code);
const many = (count: number, text: (i: number) => string) => Array.from({ length: count }, (_, i) => text(i));

describe('what a column is', () => {
  it('numbers with separators; the words for "not answered" are missing', () => {
    const { column } = typed(['1,200', 'Select', '', '3,400', '1,200', 'N/A']);
    expect(column).toMatchObject({ kind: 'numeric' });
    expect(Array.from((column as { values: Float64Array }).values)).toEqual([
      1200,
      NaN,
      NaN,
      3400,
      1200,
      NaN,
    ]);
  });

  it('yes/no, category and date', () => {
    expect(typed(['是', '否', '是']).column?.kind).toBe('boolean');
    expect(typed(['a', 'b', 'c', 'a']).column?.kind).toBe('category');
    expect(typed(['2026-01-02', '2026-01-03', '2026-01-02']).column?.kind).toBe('date');
  });

  it('a measure in which a few words say that nothing was measured', () => {
    const words = ['unknown', 'TBD', 'n.a.'];
    const { column, notes } = typed(many(300, (i) => (i % 3 ? String((i * 7) % 211) : words[(i % 9) / 3]!)));
    expect(column?.kind).toBe('numeric');
    expect(notes).toEqual([{ key: 'c', code: 'column.unreadableAsMissing', count: 100 }]);
    // Names of sorts that are partly digits stay names.
    expect(typed(many(300, (i) => ['1', '2', '3', 'A', 'B'][i % 5]!)).column?.kind).toBe('category');
    expect(typed(many(300, (i) => (i % 2 ? String(i) : `room ${i % 24}`))).column?.kind).toBe('category');
  });

  it('months are dates', () => {
    const { column } = typed(['2026-01', '2026年3月', '2026/01', '2026-03']);
    expect(column?.kind).toBe('date');
  });

  it('ignores and names ids, constants, empties', () => {
    expect(codesOf(many(60, (i) => `id-${i}`))).toEqual(['column.ignoredUnique']);
    expect(codesOf(many(60, (i) => String(660_000 - i)))).toEqual(['column.ignoredUnique']);
    expect(codesOf(many(60, () => 'No'))).toEqual(['column.ignoredConstant']);
    expect(codesOf(many(60, () => ''))).toEqual(['column.ignoredEmpty']);
  });

  it('keeps a measure that happens not to repeat', () => {
    const { column } = typed(many(60, (i) => String(1000 * Math.sin(i * 12.9898))));
    expect(column?.kind).toBe('numeric');
  });

  it('pulls infinite and absurd values in, and says how many', () => {
    const texts = many(200, (i) => String(i % 50));
    const { column, notes } = typed([...texts, 'Infinity', '1e300', '-1e15']);
    expect(notes).toEqual([{ key: 'c', code: 'column.winsorised', count: 3 }]);
    const { values } = column as { values: Float64Array };
    expect(Math.max(...values)).toBeLessThan(1e5);
  });

  it('numbers that overflow everything, be they many, leave the others as they are', () => {
    const { column } = typed(
      many(200, (i) => (i % 9 === 0 ? ['1e308', '-9.9e307', 'inf'][i % 3]! : String(i % 50))),
    );
    const { values } = column as { values: Float64Array };
    expect(Array.from(values).every((value) => Math.abs(value) < 1e5)).toBe(true);
  });

  it('free text teaches only whether it is there', () => {
    expect(codesOf(many(500, (i) => `wrote ${i}`))).toEqual(['column.ignoredUnique']);
    const { column, notes } = typed(many(500, (i) => (i % 3 ? `wrote ${i}` : '')));
    expect(notes[0]?.code).toBe('column.freeTextReduced');
    expect(column).toMatchObject({ kind: 'category', levels: ['…'] });
  });

  it('a million distinct words neither stop nor fill it', () => {
    expect(typed(many(1_000_000, (i) => `word${i}`)).column).toBeNull();
  }, 60_000);
});
