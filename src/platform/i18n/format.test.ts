import { describe, expect, it } from 'vitest';
import { formatter } from './format.ts';

const china = formatter({ language: 'zh-CN', currency: 'CNY', timeZone: 'Asia/Shanghai' });
const taiwan = formatter({ language: 'zh-TW', currency: 'TWD', timeZone: 'Asia/Taipei' });
const english = formatter({ language: 'en', currency: 'USD', timeZone: 'America/New_York' });

describe('money', () => {
  it('shows every digit of an amount no float could hold', () => {
    expect(china.money('90071992547409931.07')).toBe('¥90,071,992,547,409,931.07');
  });
  it('leaves out cents that are zero and keeps those that are not', () => {
    expect(china.money('420000')).toBe('¥420,000');
    expect(china.money('161460.5')).toBe('¥161,460.50');
  });
  it('shortens to 万 and 亿 in Chinese, K and M in English', () => {
    expect(china.money('468000', 'CNY', 'short')).toBe('¥46.8万');
    expect(china.money('186000000', 'CNY', 'short')).toBe('¥1.9亿');
    expect(taiwan.money('468000', 'CNY', 'short')).toBe('¥46.8萬');
    expect(english.money('468000', 'USD', 'short')).toBe('$468K');
  });
  it('tells foreign dollars apart', () => {
    expect(china.money('12', 'USD')).toBe('US$12');
  });
});

describe('times', () => {
  const now = new Date('2026-11-23T04:00:00Z'); // noon in Shanghai
  it('says near times as a distance', () => {
    expect(china.relative('2026-11-23T03:18:00Z', now)).toBe('42分钟前');
    expect(english.relative('2026-11-23T06:30:00Z', now)).toBe('in 2 hours');
  });
  it('counts days by the company calendar, not by 24 hours', () => {
    // 23:30 the evening before in Shanghai, twelve and a half hours ago
    expect(china.relative('2026-11-22T15:30:00Z', now)).toBe('昨天');
  });
  it('names the day when it is far, with the year only if it is another', () => {
    expect(china.relative('2026-11-02T04:00:00Z', now)).toBe('11月2日');
    expect(china.relative('2025-03-02T04:00:00Z', now)).toBe('2025年3月2日');
  });
  it('writes a length in its two largest units', () => {
    expect(china.duration(18 * 60_000)).toBe('18分钟');
    expect(china.duration((2 * 24 + 3) * 3_600_000 + 59_000)).toBe('2天3小时');
    expect(english.duration(90 * 60_000)).toBe('1 hr 30 min');
  });
});

it('shows differences with their sign', () => {
  expect(china.signed(22)).toBe('+22');
  expect(china.signed(-4)).toBe('−4');
});
