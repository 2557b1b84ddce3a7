import { describe, expect, it } from 'vitest';
import { daysIn, moved, newCondition, newStage, percentIn, renamed } from './stage-edits.ts';

describe('editing stages', () => {
  it('moves one as far as there is room', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  });

  it('begins a stage as likely as the last', () => {
    const first = newStage([], { en: 'First' });
    expect(first).toMatchObject({ names: { en: 'First' }, probability: 10, exit: [] });
    expect(newStage([{ ...first, probability: 70 }], {}).probability).toBe(70);
  });

  it('reads what was typed', () => {
    expect([percentIn('120'), percentIn('-3'), percentIn('x'), percentIn('33.4')]).toEqual([100, 0, 0, 33]);
    expect([daysIn(''), daysIn('0'), daysIn('12'), daysIn('99999')]).toEqual([null, null, 12, 3650]);
    expect(renamed({ en: 'A' }, 'zh-CN', '甲')).toEqual({ en: 'A', 'zh-CN': '甲' });
  });

  it('begins a condition of each kind with what is usual', () => {
    expect(newCondition('contacted', 'budget', 'm')).toEqual({ kind: 'contacted', way: 'any', times: 1 });
    expect(newCondition('evidence', 'budget', 'm')).toMatchObject({ dimension: 'budget' });
    expect(newCondition('file', 'budget', 'm')).toEqual({ kind: 'file' });
  });
});
