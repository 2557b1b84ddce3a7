/** How many failures in a row are forgiven, and how fast the wait then grows. Seconds. */
export type LockRule = { free: number; first: number; longest: number; forgottenAfter: number };

/** One account: whoever forgot their password gets five tries; a guesser at most four an hour after the first dozen. */
export const accountLock: LockRule = { free: 5, first: 30, longest: 900, forgottenAfter: 86_400 };
/** One network address: a whole office may stand behind it. */
export const addressLock: LockRule = { free: 40, first: 30, longest: 900, forgottenAfter: 3_600 };

/** For how many seconds nothing more is tried after this many failures in a row: 0, then doubling from `first` to `longest`. */
export function lockAfter(failures: number, rule: LockRule): number {
  if (failures < rule.free) return 0;
  return Math.min(rule.first * 2 ** Math.min(failures - rule.free, 30), rule.longest);
}
