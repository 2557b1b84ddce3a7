import { hash, verify } from '@node-rs/argon2';
import { normalisePassword } from './rules/password-strength.ts';

/** argon2id with 19 MiB, two passes, one lane: the package's defaults and OWASP's first choice. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalisePassword(password));
}

let nobodys: Promise<string> | null = null;

/**
 * Whether `password` is the one behind `stored`. Without one (no such account, none set yet) the same work is done and the
 * answer is no, so that the time taken doesn't tell who has an account.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  nobodys ??= hash('a password that nobody has');
  const matches = await verify(stored ?? (await nobodys), normalisePassword(password));
  return stored !== null && matches;
}
