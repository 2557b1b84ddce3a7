import { describe, expect, test } from 'vitest';
import type { Condition } from '../../../../platform/lists/filter.ts';
import { checkConditions, type RuledLead, ruleFits } from './rule-fits.ts';

const lead = (over: Partial<RuledLead> = {}): RuledLead => ({
  region: '广东',
  industry: '汽车零部件',
  product: null,
  source: 'Website',
  language: 'zh-CN',
  campaign: null,
  amount: '120000.50',
  size: null,
  company: '广州德力机械有限公司',
  title: null,
  need: null,
  custom: { model: 'CNC', axes: 5, tags: ['急', '老客户'], visit_on: '2026-03-01' },
  ...over,
});
const one = (field: string, operator: Condition['operator'], ...values: string[]): Condition[] => [
  { field, operator, values },
];

describe('a rule', () => {
  test('fits when all its conditions hold; without any it fits always', () => {
    expect(ruleFits([], lead())).toBe(true);
    expect(
      ruleFits([...one('region', 'anyOf', '广东', '广西'), ...one('amount', 'atLeast', '100000')], lead()),
    ).toBe(true);
    expect(ruleFits([...one('region', 'anyOf', '广东'), ...one('amount', 'atMost', '100000')], lead())).toBe(
      false,
    );
  });

  test.each<[string, Condition[], boolean]>([
    ['case and blanks make no difference', one('source', 'anyOf', ' website '), true],
    ['nothing known is none of anything', one('campaign', 'noneOf', '展会'), true],
    ['nothing known is empty', one('campaign', 'isEmpty'), true],
    ['a part of the company', one('company', 'contains', '机械'), true],
    ['an amount between', one('amount', 'between', '100000', '200000'), true],
    ['an unknown amount is not at least 0', one('product', 'isNotEmpty'), false],
    ['a custom text', one('custom.model', 'anyOf', 'cnc'), true],
    ['a custom number, as a number', one('custom.axes', 'between', '4', '10'), true],
    ['one of several custom choices', one('custom.tags', 'anyOf', '老客户'), true],
    ['a custom day', one('custom.visit_on', 'atLeast', '2026-02-01'), true],
  ])('%s', (_what, conditions, fits) => expect(ruleFits(conditions, lead())).toBe(fits));

  test('an amount that is not known is neither much nor little', () => {
    expect(ruleFits(one('amount', 'atLeast', '0'), lead({ amount: null }))).toBe(false);
    expect(ruleFits(one('amount', 'atMost', '1000'), lead({ amount: null }))).toBe(false);
  });

  test('looks only at what is known when a lead comes in', () => {
    expect(checkConditions(one('region', 'anyOf', '广东')).ok).toBe(true);
    for (const conditions of [
      one('status', 'anyOf', 'new'),
      one('owner', 'anyOf', 'me'),
      one('nothing', 'is', 'true'),
      one('amount', 'anyOf', '1'),
    ])
      expect(checkConditions(conditions)).toMatchObject({
        ok: false,
        refusal: { code: 'assignment.badCondition' },
      });
  });
});
