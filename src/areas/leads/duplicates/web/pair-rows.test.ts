import { expect, test } from 'vitest';
import { keptAtFirst, mergeChoices, pairRows } from './pair-rows.ts';
import type { Compared } from './shapes.ts';

const lead = (over: Partial<Compared>): Compared => ({
  id: '0199aaaa-0000-7000-8000-000000000001',
  version: 1,
  name: '李工',
  company: '海川精密机械',
  title: null,
  phones: ['+8613800138000'],
  emails: [],
  wechat: null,
  website: null,
  address: null,
  region: null,
  industry: null,
  size: null,
  language: null,
  source: null,
  campaign: null,
  need: null,
  product: null,
  amount: null,
  currency: null,
  custom: {},
  ownerId: null,
  ownerName: null,
  status: 'new',
  nextStep: null,
  nextStepOn: null,
  capturedAt: '2026-11-02T08:00:00Z',
  lastContactAt: null,
  ...over,
});

test('only what both say differently is a choice; telephones of both are kept anyway', () => {
  const a = lead({ region: '浙江 宁波', source: '展会', custom: { grade: 'A' } });
  const b = lead({ region: '浙江宁波', phones: ['+8613900139000'], custom: { grade: 'B' } });
  const rows = new Map(pairRows(a, b).map((row) => [row.field, row]));
  expect(rows.get('region')?.choosable).toBe(true);
  expect(rows.get('custom.grade')?.choosable).toBe(true);
  expect(rows.get('source')?.choosable).toBe(false);
  expect(rows.get('phones')).toMatchObject({ same: false, choosable: false });
  expect(rows.has('wechat')).toBe(false);
});

test('a lead with an opportunity is kept, then one with an owner, then the older', () => {
  const old = lead({ capturedAt: '2025-01-01T00:00:00Z' });
  const owned = lead({ ownerId: '0199aaaa-0000-7000-8000-000000000009' });
  expect(keptAtFirst(lead({}), old)).toBe('b');
  expect(keptAtFirst(owned, old)).toBe('a');
  expect(keptAtFirst(owned, lead({ status: 'converted' }))).toBe('b');
});

test('choices are told from the side that is kept, so that turning the pair around keeps what was chosen', () => {
  expect(mergeChoices({ region: 'a', need: 'b' }, 'a')).toEqual({ region: 'kept', need: 'away' });
  expect(mergeChoices({ region: 'a', need: 'b' }, 'b')).toEqual({ region: 'away', need: 'kept' });
});
