import { describe, expect, it } from 'vitest';
import { dateOrder, parseDate } from './dates.ts';
import { numberStyle, parseNumber } from './numbers.ts';
import { parseBoolean, parseEmail, parsePhones, phoneCountry } from './values.ts';

const phones = (text: string, country?: string): string => {
  const parsed = parsePhones(text, country);
  return 'ok' in parsed
    ? parsed.ok.map((p) => p.e164 + (p.extension ? `x${p.extension}` : '')).join(' ')
    : parsed.problem;
};

describe('parsePhones', () => {
  it.each([
    ['13800138000', '+8613800138000'],
    ['138 0013 8000', '+8613800138000'],
    ['１３８－００１３－８０００', '+8613800138000'],
    ['008613800138000', '+8613800138000'],
    ['+86 138-0013-8000', '+8613800138000'],
    ['021-5888 8888 转 801', '+862158888888x801'],
    ['0571-88888888-801', '+8657188888888x801'],
    ['(010) 6552-9988', '+861065529988'],
    ['400-820-8820', '+864008208820'],
    ['13800138000/13900139000', '+8613800138000 +8613900139000'],
    ['13800138000 13900139000', '+8613800138000 +8613900139000'],
    ['13800138000;13800138000', '+8613800138000'],
    ['+886 912 345 678', '+886912345678'],
    ['+1 (415) 555-2671 ext 12', '+14155552671x12'],
    ['12345', 'import.notAPhone'],
    ['1380013800', 'import.notAPhone'],
    ['明天再打', 'import.notAPhone'],
  ])('%s', (text, expected) => expect(phones(text)).toBe(expected));

  it('reads numbers without prefix as those of the country given', () => {
    expect(phones('0912-345-678', 'TW')).toBe('+886912345678');
    expect(phones('(415) 555-2671', 'US')).toBe('+14155552671');
  });

  it('tells the country of a bought list, and stays at home otherwise', () => {
    expect(phoneCountry(['(850) 644-4200', '(703) 757-1000', '(212) 842-5500', '(503) 421-7800'])).toBe('US');
    // All but the last are numbers in China too, read without their grouping.
    expect(phoneCountry(['(850) 644-4200', '(336) 777-1970', '(570) 326-1571', '886-2-25474189'])).toBe('US');
    expect(phoneCountry(['400-820-8820', '800-820-8820', '13800138000'])).toBe('CN');
    expect(phoneCountry(['13800138000', '021-58888888', '+1 415 555 2671'])).toBe('CN');
    expect(phoneCountry([])).toBe('CN');
  });
});

describe('parseEmail', () => {
  it.each([
    ['Anna Weber <Anna@Example.COM>', 'anna@example.com'],
    ['ｗａｎｇ＠ｅｘａｍｐｌｅ．ｃｎ', 'wang@example.cn'],
    ['mailto:a.b+c@mail.example.co.uk;', 'a.b+c@mail.example.co.uk'],
  ])('%s', (text, ok) => expect(parseEmail(text)).toEqual({ ok }));

  it.each(['a@b', 'a b@c.de', '@c.de', 'a@@c.de', 'a..b@c.de', 'a@-c.de', '无', 'a@b.de, c@d.de'])(
    'refuses %s',
    (text) => {
      expect(parseEmail(text)).toEqual({ problem: 'import.notAnEmail', facts: { text } });
    },
  );
});

describe('parseDate', () => {
  it.each([
    ['2024-1-5', '2024-01-05'],
    ['2024/01/05', '2024-01-05'],
    ['2024年1月5日', '2024-01-05'],
    ['05.01.2024', '2024-01-05'],
    ['20240105', '2024-01-05'],
    ['45296', '2024-01-05'],
    ['45296.5', '2024-01-05T12:00:00'],
    ['5 Jan 2024', '2024-01-05'],
    ['2-Jun-06', '2006-06-02'],
    ['2024-01-05T14:30:00.000+0800', '2024-01-05T14:30:00+08:00'],
    ['2024年1月5日 下午3:20', '2024-01-05T15:20:00'],
    ['1/17/2025', '2025-01-17'],
  ])('%s', (text, ok) => expect(parseDate(text)).toEqual({ ok }));

  it.each(['2024-02-30', '31.04.2024', '13:20', '12345', 'soon'])('refuses %s', (text) => {
    expect(parseDate(text)).toEqual({ problem: 'import.notADate', facts: { text } });
  });

  it('decides day or month first for the whole column', () => {
    const column = ['03/04/2024', '12/25/2024', '01/02/2024'];
    expect(dateOrder(column)).toBe('mdy');
    expect(parseDate(column[0]!, dateOrder(column))).toEqual({ ok: '2024-03-04' });
    expect(dateOrder(['03/04/2024', '25/12/2024'])).toBe('dmy');
    expect(dateOrder(['03/04/2024'], 'mdy')).toBe('mdy');
    expect(dateOrder(['03.04.2024'], 'mdy')).toBe('dmy');
  });
});

describe('parseNumber', () => {
  it.each([
    ['1,234.50', { value: '1234.5' }],
    ['1,234,567', { value: '1234567' }],
    ['12,3456', { value: '123456' }],
    ['(1,200)', { value: '-1200' }],
    ['-0.50', { value: '-0.5' }],
    ['1.2万', { value: '12000' }],
    ['100万元', { value: '1000000', currency: 'CNY' }],
    ['3.05亿', { value: '305000000' }],
    ['12.5%', { value: '0.125', percent: true }],
    ['US$ 5k', { value: '5000', currency: 'USD' }],
    ['¥1,234.5', { value: '1234.5', currency: 'CNY' }],
    ['1.5E+05', { value: '150000' }],
    ['0.1', { value: '0.1' }],
    ['900719925474099312345.67', { value: '900719925474099312345.67' }],
  ])('%s', (text, ok) => expect(parseNumber(text)).toEqual({ ok }));

  it.each(['abc', '1,23', '约100', '1.2.3', '--5', '5 kg'])('refuses %s', (text) => {
    expect(parseNumber(text)).toMatchObject({ problem: 'import.notANumber' });
  });

  it('takes the decimal sign from the column', () => {
    const column = ['1.234,50', '12,5', '1.000'];
    expect(numberStyle(column)).toBe('comma');
    expect(column.map((text) => parseNumber(text, 'comma'))).toEqual([
      { ok: { value: '1234.5' } },
      { ok: { value: '12.5' } },
      { ok: { value: '1000' } },
    ]);
    expect(numberStyle(['1,234.5', '1,000'])).toBe('point');
  });
});

describe('parseBoolean', () => {
  it('reads yes and no in three languages', () => {
    expect(['是', 'Yes', 'TRUE', '1', '對', '有'].map(parseBoolean)).toEqual(Array(6).fill({ ok: true }));
    expect(['否', 'no', 'False', '0', '没有', '無'].map(parseBoolean)).toEqual(Array(6).fill({ ok: false }));
    expect(parseBoolean('maybe')).toMatchObject({ problem: 'import.notABoolean' });
  });
});
