import { describe, expect, test } from 'vitest';
import { type Document, documentOf, type Findable } from './document.ts';
import { highlightsIn } from './highlight.ts';
import { correctedSyllables, cutIntoSyllables, foldSound } from './pinyin-spelling.ts';
import { readQuery } from './query.ts';

const record = (over: Partial<Findable>): Findable => ({
  kind: 'lead',
  id: '01a2091b-710f-736a-a551-d368e6da74b7',
  ownerId: null,
  teamId: null,
  title: '',
  at: '2026-11-23T00:00:00Z',
  ...over,
});

test('letters are cut into syllables, also when two readings are possible or the last is unfinished', () => {
  expect(cutIntoSyllables('guangzhouyinhang', 1, false)).toEqual([['guang', 'zhou', 'yin', 'hang']]);
  expect(cutIntoSyllables('xian', 4, false)).toEqual([['xian'], ['xi', 'an']]);
  expect(cutIntoSyllables('guangzh', 1, true)).toEqual([['guang', 'zh']]);
  expect(cutIntoSyllables('gzyh', 4, false)).toEqual([]);
});

test('a slip in pinyin leads back to what was meant', () => {
  for (const slip of ['gaungzhou', 'guangzou', 'guanghzou', 'guamgzhou', 'guangzhoou'])
    expect(correctedSyllables(slip, 60), slip).toContainEqual(['guang', 'zhou']);
});

test('spellings that sound alike fold together wherever their syllables are cut', () => {
  expect(foldSound('shang')).toBe(foldSound('san'));
  expect(foldSound('fangan')).toBe(foldSound('fan' + 'gan'));
  expect(foldSound('lv')).toBe('lu');
});

describe('a document', () => {
  test('is the same whatever script, width or legal form the name came in', () => {
    const one = documentOf(record({ title: '广州银行' }));
    for (const title of [
      '廣州銀行',
      '广州银行股份有限公司',
      ' 广州 银行（集团）股份有限公司'.replace('（集团）', ''),
    ])
      expect(kept(documentOf(record({ title }))), title).toEqual(kept(one));
  });

  /** As PostgreSQL keeps it: each token once, in order. */
  const kept = ({ title, tokens }: Document) => ({ title, tokens: [...new Set(tokens.split(' '))].sort() });

  test('keeps tokens free of what would break out of them', () => {
    const document = documentOf(
      record({ title: "O'Neil: \\ & Söhne 'x'", emails: ["a'b\\c:d@x-y.co"], person: '\t王\n伟' }),
    );
    expect(document.tokens).not.toMatch(/['\\:\t\n]/);
  });
});

test('a query of blanks and signs asks nothing; one letter asks only what can be walked in order', () => {
  expect(readQuery('  ，。 ')).toBeNull();
  expect(readQuery('a')).toMatchObject({ key: 'a', certain: null });
});

test('a legal form in a query counts for nothing, not even an unfinished one', () => {
  expect(readQuery('广州银行股份有限公司')?.key).toBe('广州银行');
  expect(readQuery('广州银行股份有限')?.key).toBe('广州银行');
});

describe('highlights', () => {
  const marked = (shown: string, query: string) =>
    highlightsIn(shown, query).map(({ start, length }) => shown.slice(start, start + length));
  test('point at what was meant in the text as shown', () => {
    expect(marked('廣州銀行股份有限公司', '州银')).toEqual(['州銀']);
    expect(marked('广州银行股份有限公司', 'yinhang')).toEqual(['银行']);
    expect(marked('广州银行股份有限公司', 'gzyh')).toEqual(['广州银行']);
    expect(marked('广州银行股份有限公司', '广银')).toEqual(['广', '银']);
    expect(marked('ＡＢＣ Trading', 'abc trad')).toEqual(['ＡＢＣ', 'Trad']);
    expect(marked('广州银行', '13800')).toEqual([]);
  });
});
