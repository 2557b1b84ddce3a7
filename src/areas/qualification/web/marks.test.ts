import { describe, expect, test } from 'vitest';
import { followText, markedStretches } from './marks.ts';
import type { Mark } from './shapes.ts';

const mark = (quote: string, starts: number): Mark => ({
  dimension: 'budget',
  polarity: 'for',
  strength: 'said',
  source: 'user',
  saidBy: '李工',
  quote,
  starts,
  ends: starts + quote.length,
});

describe('marks follow what is typed', () => {
  test('words before them push them on; words within take them away', () => {
    const one = mark('预算批了', 0);
    expect(followText('李工说预算批了。', [one])).toEqual([{ ...one, starts: 3, ends: 7 }]);
    expect(followText('预算快批了。', [one])).toEqual([]);
    expect(followText('预算批了', [one])[0]).toBe(one);
  });
});

describe('words with their marks', () => {
  const texts = (text: string, marks: Mark[]) =>
    markedStretches(text, marks).map(({ text: words, piece }) => (piece ? `[${words}]` : words));

  test.each([
    [
      '预算批了，刘总签字。',
      [mark('刘总签字', 5), mark('预算批了', 0)],
      ['[预算批了]', '，', '[刘总签字]', '。'],
    ],
    ['挪了位置：预算批了', [mark('预算批了', 0)], ['挪了位置：', '[预算批了]']],
    ['两句重叠的话', [mark('两句重叠', 0), mark('重叠的话', 2)], ['[两句重叠]', '的话']],
    ['没有这句', [mark('别的话', 0)], ['没有这句']],
    ['', [], []],
  ] as [string, Mark[], string[]][])('%s', (text, marks, expected) => {
    expect(texts(text, marks)).toEqual(expected);
  });
});
