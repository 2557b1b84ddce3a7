/** How hard a password is to guess, in the steps a person can act on. `missing`: characters until it is long enough. */
export type Strength =
  | { step: 'none' }
  | { step: 'short'; missing: number }
  | { step: 'weak' | 'fair' | 'good' | 'strong' };

/** As the server asks (src/platform/auth/rules/password-strength.ts), which has the last word. */
const shortest = 10;

/**
 * What to say while somebody types a password. Length counts, and variety; no rules about capitals or signs (NIST SP
 * 800-63B, 3.1.1.2). A Chinese character is worth about two letters, there being so many of them.
 */
export function strengthOf(password: string): Strength {
  const characters = [...password.normalize('NFKC')];
  if (characters.length === 0) return { step: 'none' };
  if (characters.length < shortest) return { step: 'short', missing: shortest - characters.length };
  const worth = characters.reduce((sum, one, i) => sum + worthOf(one, characters, i), 0);
  if (worth < 8) return { step: 'weak' };
  if (worth < 13) return { step: 'fair' };
  return { step: worth < 19 ? 'good' : 'strong' };
}

/** What one character adds: next to nothing when it repeats an earlier one or follows its neighbour in the row. */
function worthOf(one: string, all: readonly string[], i: number): number {
  const step = i === 0 ? null : one.codePointAt(0)! - all[i - 1]!.codePointAt(0)!;
  const inRow = step !== null && Math.abs(step) <= 1;
  const repeated = all.indexOf(one) < i;
  const full = /\p{Script=Han}/u.test(one) ? 2 : 1;
  if (inRow) return full * 0.2;
  return repeated ? full * 0.5 : full;
}
