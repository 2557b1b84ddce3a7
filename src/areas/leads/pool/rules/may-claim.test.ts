import { describe, expect, test } from 'vitest';
import { type ClaimFacts, mayClaim } from './may-claim.ts';
import { usualPool } from './pool-settings.ts';

const now = new Date('2026-03-10T08:00:00Z');
const settings = { ...usualPool, claimsPerDay: 3, holdAtMost: 50, coolingDays: 7 };
const facts = (over: Partial<ClaimFacts> = {}): ClaimFacts => ({
  inPool: true,
  claimedToday: 0,
  holding: 0,
  gaveUpAt: null,
  ...over,
});
const code = (over: Partial<ClaimFacts>, changed = {}) => {
  const decided = mayClaim(facts(over), { ...settings, ...changed }, now);
  return decided.ok ? 'yes' : decided.refusal.code;
};

describe('claiming from the pool', () => {
  test('is free within the limits, up to the last one', () => {
    expect(code({ claimedToday: 2, holding: 49 })).toBe('yes');
    expect(code({ claimedToday: 3 })).toBe('pool.enoughToday');
    expect(code({ holding: 50 })).toBe('pool.holdsEnough');
    expect(code({ claimedToday: 999, holding: 9999 }, { claimsPerDay: null, holdAtMost: null })).toBe('yes');
  });

  test('of a lead that one has given up waits until it has cooled', () => {
    expect(code({ gaveUpAt: '2026-03-03T08:00:01Z' })).toBe('pool.cooling');
    expect(code({ gaveUpAt: '2026-03-03T08:00:00Z' })).toBe('yes');
    expect(code({ gaveUpAt: '2026-03-10T07:59:00Z' }, { coolingDays: 0 })).toBe('yes');
  });

  test('comes too late when someone else was faster, whatever else holds', () => {
    expect(code({ inPool: false, claimedToday: 99 })).toBe('pool.gone');
  });
});
