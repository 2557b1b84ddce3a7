import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MatchRecord } from './lead-model.ts';
import { blockingKeys, compareRecords } from './record-matching.ts';

const zhang: MatchRecord = {
  company: '上海华东精密机械有限公司',
  person: '张伟',
  phones: ['+86 138 0013 8000'],
  emails: ['zhangwei@huadong.com.cn'],
  wechat: 'zw_huadong',
  region: '上海',
  address: '上海市浦东新区世纪大道100号',
};

const likely = (b: MatchRecord, a = zhang): number => compareRecords(a, b).likelihood;
const meet = (b: MatchRecord, a = zhang): boolean =>
  blockingKeys(a).some((key) => blockingKeys(b).includes(key));

describe('a new lead against those there are', () => {
  it.each<[string, MatchRecord, MatchRecord?]>([
    ['the same telephone', { phones: ['13800138000'], company: '华东机械' }],
    ['the same mail', { emails: ['ZhangWei@huadong.com.cn'] }],
    [
      'company and person, in traditional characters',
      { company: '上海華東精密機械有限公司', person: '張偉' },
    ],
    [
      'company and person, in pinyin',
      { company: 'Shanghai Huadong Jingmi Jixie Co., Ltd.', person: 'Zhang Wei' },
    ],
    [
      'a slip in the name of the company',
      { company: '上海华冬精密机械有限公司', person: '张伟', region: '上海' },
    ],
    ['a slip in the telephone', { company: '上海华东精密机械', phones: ['13800130800'] }],
    ['one of several telephones', { phones: ['021-68881234', '138-0013-8000'], person: '张伟' }],
    [
      'a Western name the other way round',
      { company: 'Acme Tools Inc', person: 'Smith, John' },
      { company: 'ACME Tools', person: 'John Smith' },
    ],
  ])('%s: met by a key, and likely one', (_what, record, other = zhang) => {
    expect(meet(record, other)).toBe(true);
    expect(likely(record, other)).toBeGreaterThan(0.5);
  });

  it.each<[string, MatchRecord]>([
    [
      'a colleague',
      {
        company: '上海华东精密机械有限公司',
        person: '李娜',
        phones: ['13911112222'],
        emails: ['lina@huadong.com.cn'],
        address: zhang.address,
      },
    ],
    [
      'a colleague behind the same switchboard',
      {
        company: '上海华东精密机械有限公司',
        person: '李娜',
        phones: ['13800138000'],
        emails: ['lina@huadong.com.cn'],
      },
    ],
    [
      'a namesake elsewhere',
      { company: '北京天工软件有限公司', person: '张伟', phones: ['13700001111'], region: '北京' },
    ],
    [
      'a branch in another city',
      { company: '北京华东精密机械有限公司', person: '王强', phones: ['13611113333'], region: '北京' },
    ],
    ['somebody in the same place and trade', { company: '上海天工精密机械有限公司', region: '上海' }],
    ['nobody in particular', {}],
  ])('%s: not likely one', (_what, record) => expect(likely(record)).toBeLessThan(0.5));

  it('says for each field how it agrees and what that weighs', () => {
    const { reasons } = compareRecords(zhang, {
      company: '上海华冬精密机械',
      person: '李娜',
      phones: ['13800138000'],
    });
    expect(reasons.map(({ field, agreement }) => [field, agreement])).toEqual([
      ['company', 'similar'],
      ['person', 'different'],
      ['phones', 'same'],
      ['emails', 'missing'],
      ['wechat', 'missing'],
      ['region', 'missing'],
      ['address', 'missing'],
    ]);
    const weights = reasons.map(({ weight }) => weight);
    expect(weights[0]).toBeGreaterThan(0);
    expect(weights[1]).toBeLessThan(0);
    expect(weights[2]).toBeGreaterThan(weights[0]!);
    expect(weights.slice(3)).toEqual([0, 0, 0, 0]);
  });

  const word = fc.constantFrom(
    '上海',
    '华东',
    '科技',
    '有限公司',
    'Acme',
    'Ltd',
    '張偉',
    'Li',
    'Lei',
    '138',
    '00138000',
    '@',
    'b.com',
    '號',
    '',
  );
  const text = fc.option(
    fc.oneof(
      fc.array(word, { maxLength: 4 }).map((words) => words.join('')),
      fc.string(),
    ),
    { nil: undefined },
  );
  const record = fc.record({
    company: text,
    person: text,
    wechat: text,
    region: text,
    address: text,
    phones: fc.array(fc.string()),
    emails: fc.array(fc.string()),
  });

  it('is symmetric, in [0, 1], and at its likeliest for a record and itself', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        const { likelihood, reasons } = compareRecords(a, b);
        expect(compareRecords(b, a)).toEqual({ likelihood, reasons });
        expect(likelihood).toBeGreaterThanOrEqual(0);
        expect(likelihood).toBeLessThanOrEqual(1);
        for (const { agreement } of compareRecords(a, a).reasons)
          expect(['same', 'missing']).toContain(agreement);
      }),
      { numRuns: 500 },
    );
  });

  it('has short keys, the same for the same record', () => {
    fc.assert(
      fc.property(record, (a) => {
        const keys = blockingKeys(a);
        expect(keys).toEqual(blockingKeys({ ...a }));
        expect(keys.every((key) => key.length <= 28)).toBe(true);
      }),
    );
  });
});
