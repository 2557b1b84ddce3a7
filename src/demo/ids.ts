import { v7 } from 'uuid';
import type { Random } from './random.ts';

/**
 * The last ten digits of every id the demo makes. They tell its records from real ones wherever they stand, in tables of later
 * areas too, without a list of them; a real UUIDv7 ends so by chance once in 2⁴⁰ ids.
 */
export const demoMark = 'de30c0de30';

/** Ids for records of the past, which sort by the moment they were made like all others. */
export function demoIds(random: Random): (at: Date) => string {
  const bytes = new Uint8Array(16);
  bytes.set(
    demoMark.match(/../g)!.map((pair) => Number.parseInt(pair, 16)),
    11,
  );
  let made = 0;
  // The number in a row stands in the id, so that those of one millisecond are told apart.
  return (at) =>
    v7({ random: bytes, msecs: at.getTime(), seq: ((made++ & 0x3fffff) << 10) | random.int(0, 1023) });
}

export function isDemoId(id: string): boolean {
  return id.endsWith(demoMark);
}
