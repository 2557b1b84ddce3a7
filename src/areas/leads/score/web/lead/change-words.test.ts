import { expect, it } from 'vitest';
import type { ScoreChange } from '../shapes.ts';
import { changeAt, mainReasons } from './change-words.ts';

const change = (at: string, cause: ScoreChange['cause']) => ({ at, cause });
const noon = '2026-11-24T04:00:00.000Z';

it('finds the change of score that an act brought with it, and no other', () => {
  const near = change('2026-11-24T04:00:00.400Z', 'contact');
  const changes = [
    change('2026-11-24T04:00:01.900Z', 'changed'),
    near,
    change('2026-11-24T05:00:00.000Z', 'contact'),
  ];
  expect(changeAt(changes, noon)).toBe(near);
  expect(changeAt(changes, '2026-11-24T04:30:00.000Z')).toBeNull();
});

it('never says that an act moved what only time or another card moved', () => {
  expect(changeAt([change(noon, 'time'), change(noon, 'card'), change(noon, 'settings')], noon)).toBeNull();
});

it('names the two reasons that moved it most', () => {
  const reason = (points: number) => ({ keys: [`k${points}`], points, before: [], after: [] });
  const reasons = [reason(0), reason(2), reason(-9), reason(18)];
  expect(mainReasons({ reasons }).map((one) => one.points)).toEqual([18, -9]);
});
