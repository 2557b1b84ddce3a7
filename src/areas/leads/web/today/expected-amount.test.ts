import { expect, it } from 'vitest';
import { expectedAmount, isPressing } from './expected-amount.ts';

const amountUsed = { amount: '420000.00', currency: 'CNY', from: 'lead' as const };

it('expects the chance’s share of the amount, one in five of a lead without a score, nothing of no amount', () => {
  expect(expectedAmount({ chance: 0.31, amountUsed })).toBe(130_200);
  expect(expectedAmount({ chance: null, amountUsed })).toBe(84_000);
  expect(expectedAmount({ chance: 0.31, amountUsed: null })).toBeNull();
});

it('counts as pressing what is due, not what is fresh or was missed long ago', () => {
  expect(isPressing({ reason: 'firstResponse', urgency: 1000 })).toBe(true);
  expect(isPressing({ reason: 'firstResponse', urgency: 3 })).toBe(false);
  expect(isPressing({ reason: 'woken', urgency: 8 })).toBe(true);
  expect(isPressing({ reason: 'fresh', urgency: 2 })).toBe(false);
});
