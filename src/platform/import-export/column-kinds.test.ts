import { describe, expect, it } from 'vitest';
import { guessColumnKinds } from './column-kinds.ts';

const rows = (count: number, make: (i: number) => string[]): string[][] =>
  Array.from({ length: count }, (_, i) => make(i));
const GIVEN = [
  'olivia',
  'jack',
  'noah',
  'charlotte',
  'william',
  'amelia',
  'lucas',
  'grace',
  'henry',
  'zoe',
  'samuel',
  'ruby',
];
const STREETS = [
  'glebe street',
  'miller road',
  'harris crescent',
  'banks avenue',
  'wattle place',
  'ryan circuit',
];
const pick = (from: string[], i: number): string => from[i % from.length]!;

describe('guessColumnKinds', () => {
  it('reads the headers of an organisation list', () => {
    const kinds = guessColumnKinds(
      ['True Id', 'Source', 'Site name', 'Address', 'Zip', 'Phone', 'Fax'],
      rows(60, (i) => [
        `${i}`,
        pick(['north list', 'south list'], i),
        `Sunrise ${pick(GIVEN, i)} Center`,
        `${100 + i} W. ${pick(STREETS, i)}`,
        `606${10 + i}`,
        `555${1000 + i}`,
        '',
      ]),
    );
    expect(kinds).toEqual(['code', 'category', 'organisation', 'address', 'code', 'phone', 'empty']);
  });

  it('reads the headers of a people list, whole dates without separators included', () => {
    const kinds = guessColumnKinds(
      [
        'given_name',
        'surname',
        'street_number',
        'address_1',
        'postcode',
        'state',
        'date_of_birth',
        'soc_sec_id',
      ],
      rows(60, (i) => [
        pick(GIVEN, i),
        pick(GIVEN, i * 7),
        `${i}`,
        pick(STREETS, i),
        `${2000 + i}`,
        pick(['nsw', 'vic'], i),
        `19${60 + (i % 30)}0${1 + (i % 9)}15`,
        `${5000000 + i * 7919}`,
      ]),
    );
    expect(kinds).toEqual(['name', 'name', 'address', 'address', 'code', 'category', 'date', 'code']);
  });

  it('lets the values decide when headers are absent or say nothing', () => {
    const kinds = guessColumnKinds(
      ['', 'a', 'b', 'column 4', 'e', '', 'g', 'h', 'i', 'j'],
      rows(60, (i) => [
        `1380013${String(8000 + i)}`,
        `user${i}@example.com`,
        `苏州${pick(['安', '平', '丰', '泰', '和', '昌'], i)}${pick(['德', '盛', '达'], i)}${i}机械有限公司`,
        `${pick(['王', '李', '张', '陈', '周'], i)}${pick(['伟', '芳', '静', '强', '敏', '磊', '洋'], i)}`,
        `江苏省苏州市工业园区星湖街${i + 1}号`,
        `2024/${1 + (i % 12)}/${1 + (i % 28)}`,
        `${i % 90}.5%`,
        `¥${i + 1},000.00`,
        i % 3 ? '是' : '否',
        `https://www.example.com/${i}`,
      ]),
    );
    expect(kinds).toEqual([
      'phone',
      'email',
      'organisation',
      'name',
      'address',
      'date',
      'percent',
      'money',
      'boolean',
      'url',
    ]);
  });

  it('does not believe a header that the values contradict', () => {
    const kinds = guessColumnKinds(
      ['Do Not Email', 'Email', 'EmailBouncedDate'],
      rows(30, (i) => [i % 2 ? 'Yes' : 'No', `${i}`, '2024-01-05']),
    );
    expect(kinds).toEqual(['boolean', 'number', 'date']);
  });

  it('tells a bare Name column by its values', () => {
    expect(
      guessColumnKinds(
        ['Name'],
        rows(20, (i) => [`${pick(GIVEN, i)} smith`]),
      ),
    ).toEqual(['name']);
    expect(
      guessColumnKinds(
        ['名称'],
        rows(20, (i) => [`华泰${i}精密制造有限公司`]),
      ),
    ).toEqual(['organisation']);
  });

  it('ignores words that mean "not answered", and short rows', () => {
    const kinds = guessColumnKinds(
      ['电话', '备注', ''],
      [['无', 'N/A'], ['13900001111'], ['021-58880000', '-', '']],
    );
    expect(kinds).toEqual(['phone', 'empty', 'empty']);
  });
});
