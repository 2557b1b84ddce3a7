import Big from 'big.js';

/** From this day one unit of the currency was worth so much of the company's currency. */
export type Rate = { currency: string; from: string; rate: string };

/** The rate in force on a day: the latest that began by then; null when there is none. */
export function rateOn(rates: readonly Rate[], currency: string, day: string): string | null {
  let found: Rate | null = null;
  for (const rate of rates)
    if (rate.currency === currency && rate.from <= day && (found === null || rate.from > found.from))
      found = rate;
  return found?.rate ?? null;
}

/**
 * An amount in the company's currency, two decimals, half away from zero as PostgreSQL rounds; null without an amount, or without a rate for that day.
 *
 * @param day whose rate counts: today while it is open, the day it was decided afterwards
 */
export function inBase(
  amount: string | null,
  currency: string | null,
  base: string,
  rates: readonly Rate[],
  day: string,
): string | null {
  if (amount === null) return null;
  if (currency === null || currency === base) return new Big(amount).toFixed(2, Big.roundHalfUp);
  const rate = rateOn(rates, currency, day);
  return rate === null ? null : new Big(amount).times(rate).toFixed(2, Big.roundHalfUp);
}
