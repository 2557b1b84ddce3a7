import { expect, test } from 'vitest';
import { pinyinOf, pinyinOfPerson } from './pinyin.ts';

const full = (text: string) => pinyinOf(text).full;

test('a name sounds as it is said, whatever script, width or case it is written in', () => {
  const bank = { full: 'guangzhouyinhang', initials: 'gzyh' };
  expect(pinyinOf('广州银行')).toEqual(bank);
  expect(pinyinOf('廣州銀行')).toEqual(bank);
  expect(pinyinOf('广州（银行）')).toEqual(bank);
  expect(pinyinOf('Ｃafé 绿地')).toEqual({ full: 'cafelvdi', initials: 'cafeld' });
  expect(pinyinOf('')).toEqual({ full: '', initials: '' });
});

test('neighbours decide between several readings', () => {
  expect(
    [
      '重庆',
      '重工',
      '长城',
      '行长',
      '执行',
      '招商银行',
      '音乐',
      '快乐',
      '快乐音乐',
      '会计',
      '大厦',
      '厦门',
    ].map(full),
  ).toEqual([
    'chongqing',
    'zhonggong',
    'changcheng',
    'hangzhang',
    'zhixing',
    'zhaoshangyinhang',
    'yinyue',
    'kuaile',
    'kuaileyinyue',
    'kuaiji',
    'dasha',
    'xiamen',
  ]);
});

test('乾 is qian in a name and gan in a biscuit', () => {
  expect(pinyinOf('乾元餅乾').full).toBe('qianyuanbinggan');
});

test('a family name is read as one', () => {
  expect(pinyinOfPerson('曾国强').full).toBe('zengguoqiang');
  expect(pinyinOfPerson('单晓')).toEqual({ full: 'shanxiao', initials: 'sx' });
  expect(pinyinOfPerson('尉迟恭')).toEqual({ full: 'yuchigong', initials: 'ycg' });
  expect(pinyinOfPerson('张重庆').full).toBe('zhangchongqing');
});

test('Latin words give their first letters alone and stay whole beside Han', () => {
  expect(pinyinOf('General Electric').initials).toBe('ge');
  expect(pinyinOf('TCL集团').initials).toBe('tcljt');
});
