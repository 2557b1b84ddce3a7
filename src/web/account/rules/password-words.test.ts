import { describe, expect, it } from 'vitest';
import { strengthOf } from './password-words.ts';

describe('the words about a password', () => {
  it('say how many characters are missing', () => {
    expect(strengthOf('')).toEqual({ step: 'none' });
    expect(strengthOf('海川2026')).toEqual({ step: 'short', missing: 4 });
  });

  it('are not impressed by rows and repetition, however long', () => {
    for (const plain of ['1234567890', 'aaaaaaaaaaaaaaaaaa', 'abcdefghijklmnop', '111222333444'])
      expect(strengthOf(plain).step).toBe('weak');
  });

  it('praise a sentence, also in Chinese, without capitals or signs', () => {
    expect(strengthOf('the lathe sings at seven').step).toBe('good');
    expect(strengthOf('车间里的老钟每天都慢三分钟').step).toBe('strong');
    expect(strengthOf('kvtqxmwz hb').step).toBe('fair');
  });
});
