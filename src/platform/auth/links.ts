import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/outcome.ts';
import { sql } from '../db/sql.ts';
import type { Transaction } from '../db/transaction.ts';
import { hashToken, newToken } from './tokens.ts';

export type LinkPurpose = 'signIn' | 'invitation' | 'reset';

/** Days an invitation is good for; hours of a link to sign in or set a new password. */
export const invitationHours = 7 * 24;
export const signInHours = 24;

/** A link's path. The token stands behind `#`, which browsers keep to themselves: it reaches no log and no other site. */
export function linkPath(purpose: LinkPurpose, token: string): string {
  return `${purpose === 'invitation' ? '/invitation' : '/link'}#${token}`;
}

/**
 * Makes a link that works once, for `hours`; earlier ones of the same purpose stop working.
 * @returns the token (stored nowhere but hashed), the path that carries it, and when it expires (ISO)
 */
export async function makeLink(
  tx: Transaction,
  personId: string,
  purpose: LinkPurpose,
  hours: number,
): Promise<{ token: string; path: string; expiresAt: string }> {
  const token = newToken();
  await endLinks(tx, personId, purpose);
  const { expires_at } = await tx.asSystem(() =>
    tx.one(sql<{ expires_at: string }>`
      insert into auth.links (id, token_hash, purpose, person_id, expires_at)
      values (${newId()}, ${hashToken(token)}, ${purpose}, ${personId}, now() + make_interval(secs => ${hours * 3600}))
      returning expires_at`),
  );
  return { token, path: linkPath(purpose, token), expiresAt: expires_at };
}

/** Makes a person's open links worthless: all, or those of one purpose. */
export async function endLinks(
  tx: Transaction,
  personId: string,
  purpose: LinkPurpose | null = null,
): Promise<void> {
  await tx.asSystem(() =>
    tx.run(sql`
      update auth.links set used_at = now()
      where person_id = ${personId} and used_at is null and (${purpose}::text is null or purpose = ${purpose})`),
  );
}

export type LinkedPerson = { personId: string; purpose: LinkPurpose };

/**
 * Uses a link up. When the transaction fails it is good again.
 * @throws Refusal `auth.linkInvalid` for one that was used, has expired, was replaced, or never was: the same answer for all.
 */
export async function takeLink(
  tx: Transaction,
  token: string,
  purposes: readonly LinkPurpose[],
): Promise<LinkedPerson> {
  return tx.asSystem(() =>
    tx.one(
      sql<LinkedPerson>`
        update auth.links set used_at = now()
        where token_hash = ${hashToken(token)} and used_at is null and expires_at > now() and purpose = any(${purposes})
        returning person_id as "personId", purpose`,
      new Refusal('auth.linkInvalid'),
    ),
  );
}
