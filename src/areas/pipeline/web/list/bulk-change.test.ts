import { describe, expect, test } from 'vitest';
import { changesOf, emptyBulk, isBulkReady } from './bulk-change.ts';

const draft = (field: string, value: unknown, day = '') => ({ field, value, day });

describe('what a bulk edit sends', () => {
  test.each([
    [draft('ownerId', 'p1'), { ownerId: 'p1' }],
    [draft('ownerId', 'nobody'), { ownerId: null }],
    [draft('stageId', 's2'), { stageId: 's2' }],
    [draft('category', 'commit'), { values: { category: 'commit' } }],
    [draft('amount', '1，200,000.50 '), { values: { amount: '1200000.50' } }],
    [draft('amount', ''), { values: { amount: null } }],
    [draft('expectedClose', '2026-12-31'), { values: { expectedClose: '2026-12-31' } }],
    [draft('products', '齿轮、链轮; 轴'), { values: { products: ['齿轮', '链轮', ' 轴'] } }],
    [draft('products', '  '), { values: { products: [] } }],
    [draft('nextStep', ' 回访 ', '2026-12-01'), { values: { nextStep: '回访', nextStepOn: '2026-12-01' } }],
    [draft('nextStep', '回访'), { values: { nextStep: '回访', nextStepOn: null } }],
    [draft('nextStep', '', '2026-12-01'), { values: { nextStep: null, nextStepOn: null } }],
    [draft('custom.rank', 'A'), { values: { custom: { rank: 'A' } } }],
    [draft('custom.rank', ''), { values: { custom: { rank: null } } }],
    [draft('custom.urgent', false), { values: { custom: { urgent: false } } }],
  ])('%o', (typed, sent) => {
    expect(changesOf(typed)).toEqual(sent);
  });
});

test('empty empties a field, but nobody is given to an unnamed owner or stage', () => {
  expect(isBulkReady(emptyBulk('amount'))).toBe(true);
  for (const field of ['ownerId', 'stageId', 'category']) {
    expect(isBulkReady(emptyBulk(field))).toBe(false);
    expect(isBulkReady(draft(field, 'x'))).toBe(true);
  }
});
