import { describe, expect, it } from 'vitest';
import { proposeMapping } from './mapping.ts';
import { USUAL_FIELDS } from './usual-fields.ts';

const map = (header: string[], sample: string[][]) =>
  Object.fromEntries(
    proposeMapping(header, sample, USUAL_FIELDS).flatMap((c) => (c.field ? [[c.field, c.column]] : [])),
  );

const CHINESE = [
  [
    '苏州精工机械有限公司',
    '王芳',
    '13800138000',
    'wang@example.com',
    '江苏',
    '机械',
    '采购经理',
    '展会',
    '100-500人',
    '需要报价',
  ],
  [
    '上海远大贸易有限公司',
    '李强',
    '13900139000',
    'li@example.com',
    '上海',
    '贸易',
    '总经理',
    '官网',
    '50人',
    '下周联系',
  ],
];

describe('proposeMapping', () => {
  it.each([
    ['simplified', ['公司名称', '联系人', '手机', '邮箱', '地区', '行业', '职位', '来源', '规模', '备注']],
    [
      'traditional',
      ['公司名稱*', '姓名', '行動電話', '電郵', '省份', '行業', '職稱', '來源', '規模', '備註'],
    ],
    [
      'English',
      [
        'Account Name',
        'Contact',
        'Mobile Phone',
        'E-mail',
        'State/Province',
        'Industry',
        'Job Title',
        'LeadSource',
        'Company Size',
        'Remarks',
      ],
    ],
  ])('reads %s headers', (_, header) => {
    expect(map(header, CHINESE)).toEqual({
      company: 0,
      name: 1,
      phone: 2,
      email: 3,
      region: 4,
      industry: 5,
      title: 6,
      source: 7,
      size: 8,
      note: 9,
    });
  });

  it('finds company, person, phone and mail in columns without names', () => {
    const rows = Array.from({ length: 30 }, (_, i) => [
      `远大${i}机械有限公司`,
      `${'王李张刘陈'[i % 5]}${'伟芳敏静丽强'[i % 6]}`,
      `138001380${String(10 + i)}`,
      `u${i}@example.com`,
    ]);
    expect(map(['', '', '', ''], rows)).toEqual({ company: 0, name: 1, phone: 2, email: 3 });
  });

  it('gives each field to one column, the exact header before the similar one', () => {
    const mapping = proposeMapping(
      ['客户公司名称', '公司名称'],
      CHINESE.map((row) => [row[0]!, row[0]!]),
      USUAL_FIELDS,
    );
    expect(mapping.map((c) => c.field)).toEqual([undefined, 'company']);
  });

  it('does not take 公司电话 for a company, nor Do Not Email for an address', () => {
    const mapping = map(
      ['公司电话', 'Do Not Email'],
      [
        ['021-58888888', 'No'],
        ['010-65529988', 'Yes'],
      ],
    );
    expect(mapping).toEqual({ phone2: 0 });
  });

  it('drops nameless empty columns and says which words mean "not answered"', () => {
    const mapping = proposeMapping(
      ['Company', 'City', ''],
      [
        ['Acme Ltd', 'Select', ''],
        ['Foo Inc', 'Pune', ''],
      ],
      USUAL_FIELDS,
    );
    expect(mapping[1]!.missing).toEqual(['Select']);
    expect(mapping.map((c) => c.dropped)).toEqual([undefined, undefined, true]);
  });
});
