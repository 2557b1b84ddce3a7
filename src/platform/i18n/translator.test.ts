import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { invalidInput } from './invalid-input.ts';
import { addCatalogue, errorWords, translate } from './translator.ts';

const meadow = (title: string, next: string) => ({
  errors: { gateShut: { title, next } },
  sheep_other: title,
});
addCatalogue('meadow', {
  'zh-CN': meadow('{{gate}}门关着', '请先开门'),
  'zh-TW': meadow('{{gate}}門關著', '請先開門'),
  en: { ...meadow('{{count}} sheep at {{gate}}', 'Open it'), sheep_one: 'one sheep' },
});

describe('translator', () => {
  it('words an area error in the language asked for', () => {
    expect(errorWords('zh-CN', 'meadow.gateShut', { gate: '东' })).toEqual({
      title: '东门关着',
      next: '请先开门',
    });
    expect(errorWords('zh-TW', 'meadow.gateShut', { gate: '東' }).title).toBe('東門關著');
  });
  it('falls back to the general sentence for a code nobody worded', () => {
    expect(errorWords('en', 'meadow.unheardOf', { requestId: 'r1' }).next).toContain('r1');
  });
  it('finds the platform errors by their whole code', () => {
    expect(errorWords('zh-CN', 'record.stale').title).toBe('这条记录刚刚被别人改过');
  });
  it('uses the singular where a language has one', () => {
    expect(translate('en', 'meadow:sheep', { count: 1 })).toBe('one sheep');
    expect(translate('zh-CN', 'meadow:sheep', { count: 1, gate: '东' })).toBe('东门关着');
  });
});

describe('wrong input', () => {
  const wording = (schema: z.ZodType, input: unknown) => {
    const issue = schema.safeParse(input, { reportInput: true }).error?.issues[0];
    const { code, facts } = invalidInput(issue!, 'body');
    return translate('zh-CN', code, facts);
  };
  it('says what to write, not what the validator calls it', () => {
    expect(wording(z.object({ name: z.string() }), {})).toBe('这里要填');
    expect(wording(z.string().min(1), '')).toBe('这里要填');
    expect(wording(z.email(), 'li@')).toContain('邮箱格式不对');
    expect(wording(z.number().int(), 1.5)).toBe('这里要填整数');
    expect(wording(z.enum(['a', 'b']), 'c')).toBe('只能是其中之一：a, b');
    expect(wording(z.array(z.string()).max(2), ['a', 'b', 'c'])).toBe('最多 2 项');
  });
  it('names the field by its path', () => {
    const issue = z.object({ phones: z.array(z.string()) }).safeParse({ phones: [1] }).error!.issues[0]!;
    expect(invalidInput(issue, 'body').field).toBe('body.phones.0');
  });
});
