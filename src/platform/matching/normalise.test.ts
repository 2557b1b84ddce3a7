import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKey, companyKey, emailKey, personKey, phoneKey } from './normalise.ts';

describe('companyKey', () => {
  it.each([
    ['广州银行股份有限公司', '广州银行'],
    ['廣州銀行股份有限公司', '广州银行'],
    ['　广州 银行  ', '广州银行'],
    ['海尔集团有限责任公司', '海尔'],
    ['华润（集团）有限公司', '华润'],
    ['西门子（上海）有限公司', '西门子上海'],
    ['西门子(上海)有限公司', '西门子上海'],
    ['Acme Trading Co., Ltd.', 'acmetrading'],
    ['ＡＣＭＥ　Ｔｒａｄｉｎｇ', 'acmetrading'],
    ['Müller & Söhne GmbH & Co. KG', 'mullerandsohne'],
    ['Müller and Söhne', 'mullerandsohne'],
    ['Tencent腾讯 Co.,Ltd', 'tencent腾讯'],
    ['S.A. Foo S.A.', 'safoo'],
    ['有限公司', '有限公司'],
    ['---', ''],
  ])('%s is %s', (text, key) => expect(companyKey(text)).toBe(key));

  it('keeps a branch and a region apart from the parent', () => {
    expect(companyKey('中国银行上海分公司')).not.toBe(companyKey('中国银行'));
    expect(companyKey('西门子（北京）有限公司')).not.toBe(companyKey('西门子（上海）有限公司'));
  });
});

describe('personKey', () => {
  it.each([
    ['Zhang, Wei', 'wei zhang'],
    ['Mr. Wei ZHANG', 'wei zhang'],
    ['張偉先生', '张伟'],
    ['张 伟', '张伟'],
    ["Conan O'Brien", 'conan obrien'],
  ])('%s is %s', (text, key) => expect(personKey(text)).toBe(key));
});

describe('emailKey', () => {
  it.each([
    [' Li.Lei@Example.COM ', 'li.lei@example.com'],
    ['mailto:a@b.cn', 'a@b.cn'],
    ['Han <han.mei+news@gmail.com>', 'hanmei@gmail.com'],
    ['ｌｉ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'li@example.com'],
    ['not an address', ''],
  ])('%s is %s', (text, key) => expect(emailKey(text)).toBe(key));
});

describe('phoneKey', () => {
  it('gives one key to one number however it is written', () => {
    const keys = ['+86 138 0013 8000', '0086-13800138000', '13800138000', '１３８００１３８０００'].map(
      phoneKey,
    );
    expect(new Set(keys)).toEqual(new Set(['3800138000']));
    const landline = [
      '+86 21 6888 1234',
      '021-68881234',
      '(021) 6888 1234 转 801',
      '021-68881234 ext. 5',
    ].map(phoneKey);
    expect(new Set(landline)).toEqual(new Set(['2168881234']));
    expect(phoneKey('110')).toBe('');
  });
});

describe('addressKey', () => {
  it('reads long and short words alike', () => {
    expect(addressKey('12 North Main Street, Apartment 5')).toBe(addressKey('12 N. Main St Apt 5'));
    expect(addressKey('上海市浦東新區世紀大道100號')).toBe(addressKey('中国上海浦东新区世纪大道１００号'));
  });
});

describe('all keys', () => {
  const words = fc.constantFrom(
    '有限公司',
    '集团',
    'Co',
    'Ltd',
    'in',
    'c',
    '&',
    '（上海）',
    '先生',
    '.',
    '+86',
    'ext',
    '東',
    '省',
    '中国',
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(words).map((list) => list.join(' ')),
    fc.array(words).map((list) => list.join('')),
  );
  it.each([
    ['companyKey', companyKey],
    ['personKey', personKey],
    ['emailKey', emailKey],
    ['phoneKey', phoneKey],
    ['addressKey', addressKey],
  ])('%s of a key is the key', (_name, key) => {
    fc.assert(
      fc.property(text, (value) => key(key(value)) === key(value)),
      { numRuns: 1000 },
    );
  });
});
