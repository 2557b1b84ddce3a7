import { expect, it } from 'vitest';
import { changesOf, emptyBulk, isBulkReady } from './bulk-change.ts';

it('empties a field that is left blank, and takes leads from their owners only when that is chosen', () => {
  expect(changesOf({ ...emptyBulk('region'), value: '  ' })).toEqual({ values: { region: null } });
  expect(changesOf({ ...emptyBulk('custom.tier'), value: '' })).toEqual({
    values: { custom: { tier: null } },
  });
  expect(isBulkReady(emptyBulk('ownerId'))).toBe(false);
  expect(changesOf({ ...emptyBulk('ownerId'), value: 'nobody' })).toEqual({ ownerId: null });
});

it('clears the day together with the next step', () => {
  const draft = { ...emptyBulk('nextStep'), day: '2026-12-01' };
  expect(changesOf({ ...draft, value: '寄样品' })).toEqual({
    values: { nextStep: '寄样品', nextStepOn: '2026-12-01' },
  });
  expect(changesOf(draft)).toEqual({ values: { nextStep: null, nextStepOn: null } });
});

it('asks for the day of parking and the reason of disqualifying', () => {
  const to = (wish: object) => ({ ...emptyBulk('status'), wish: wish as never });
  expect(isBulkReady(to({ to: 'parked' }))).toBe(false);
  expect(isBulkReady(to({ to: 'parked', wakeOn: '2026-12-01' }))).toBe(true);
  expect(isBulkReady(to({ to: 'disqualified', reason: ' ' }))).toBe(false);
  expect(isBulkReady(to({ to: 'working' }))).toBe(true);
});
