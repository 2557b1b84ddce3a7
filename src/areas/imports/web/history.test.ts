import { expect, it } from 'vitest';
import { mergeHistory, type Past } from './history.ts';

const past = (at: string): Past => ({
  id: at,
  to: '/import',
  fileNames: ['a.csv'],
  state: 'done',
  counts: { created: 1, changed: 0, known: 0, refused: 0 },
  by: null,
  at,
});
const days = (items: readonly Past[]) => items.map(({ at }) => at);

it('shows two lists as one, the newest first', () => {
  const leads = { items: [past('2026-11-20'), past('2026-11-02')], hasMore: false };
  const sets = { items: [past('2026-11-11')], hasMore: false };
  expect(days(mergeHistory([leads, sets]))).toEqual(['2026-11-20', '2026-11-11', '2026-11-02']);
});

it('shows nothing before what a list that goes on may still bring', () => {
  const leads = { items: [past('2026-11-20'), past('2026-11-15')], hasMore: true };
  const sets = { items: [past('2026-11-18'), past('2026-11-01')], hasMore: false };
  expect(days(mergeHistory([leads, sets]))).toEqual(['2026-11-20', '2026-11-18', '2026-11-15']);
});

it('waits for a list of which nothing has come yet', () => {
  expect(
    mergeHistory([
      { items: [], hasMore: true },
      { items: [past('2026-11-18')], hasMore: false },
    ]),
  ).toEqual([]);
});
