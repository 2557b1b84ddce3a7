import { describe, expect, it } from 'vitest';
import { missingTokens } from './missing-tokens.ts';

describe('missingTokens', () => {
  it('finds the words that mean "not answered" as they are written, the most frequent first', () => {
    const values = ['Mumbai', 'Select', 'Select', '', 'N/A', 'Pune', '未填写', 'Select', ' - '];
    expect(missingTokens(values)).toEqual([
      { token: 'Select', count: 3 },
      { token: 'N/A', count: 1 },
      { token: '未填写', count: 1 },
      { token: '-', count: 1 },
    ]);
  });

  it('leaves 无 alone where it answers a question with 有', () => {
    expect(missingTokens(['有', '无', '有'])).toEqual([]);
    expect(missingTokens(['上海', '无'])).toEqual([{ token: '无', count: 1 }]);
  });

  it('proposes nothing for ordinary values', () => {
    expect(missingTokens(['Selected Foods Ltd', 'Anna', '0'])).toEqual([]);
  });
});
