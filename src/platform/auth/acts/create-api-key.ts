import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import type { Scope } from '../../actor/actor.ts';
import { covers, isGrant } from '../../actor/permissions.ts';
import { sql } from '../../db/sql.ts';
import type { Transaction } from '../../db/transaction.ts';
import { tell } from '../../events/tell.ts';
import { forgetSignIn } from '../forget.ts';
import { hashToken, newToken } from '../tokens.ts';

/** Open keys one person may have. */
const mostKeys = 50;

export type NewApiKey = {
  name: string;
  grants?: Record<string, Scope> | null | undefined;
  expiresAt?: string | null | undefined;
};

/**
 * A key for programs: acts as its person, with no more than they hold at the moment of each request.
 * @param input `grants` null: as much as the person.
 * @returns the key, stored nowhere but hashed
 * @throws Refusal `auth.grantUnknown`, `auth.grantTooWide`, `auth.expiryPast`, `auth.tooManyKeys`
 */
export async function createApiKey(tx: Transaction, input: NewApiKey) {
  const { actor } = tx;
  const grants = input.grants ?? null;
  for (const [permission, scope] of Object.entries(grants ?? {})) {
    if (!isGrant(permission, scope))
      throw new Refusal('auth.grantUnknown', { permission, scope }, 'body.grants');
    if (!covers(actor, { [permission]: scope }, actor.teams))
      throw new Refusal('auth.grantTooWide', { permission, scope }, 'body.grants');
  }
  const expiresAt = input.expiresAt ?? null;
  if (expiresAt !== null && new Date(expiresAt) <= tx.now)
    throw new Refusal('auth.expiryPast', {}, 'body.expiresAt');
  const id = newId();
  const key = `yk_${newToken()}`;
  const prefix = key.slice(0, 9);
  await tx.asSystem(async () => {
    const { open } = await tx.one(sql<{ open: number }>`
      select count(*) as open from auth.api_keys where person_id = ${actor.id} and ended_at is null`);
    if (open >= mostKeys) throw new Refusal('auth.tooManyKeys', { max: mostKeys });
    await tx.run(sql`
      insert into auth.api_keys (id, name, prefix, key_hash, person_id, grants, expires_at)
      values (${id}, ${input.name}, ${prefix}, ${hashToken(key)}, ${actor.id},
        ${grants && JSON.stringify(grants)}::text::jsonb, ${expiresAt})`);
  });
  tell(tx, {
    type: 'apiKey.created',
    subject: { kind: 'person', id: actor.id },
    payload: { keyId: id, name: input.name, grants },
  });
  return {
    id,
    key,
    prefix,
    name: input.name,
    grants,
    createdAt: tx.now.toISOString(),
    lastUsedAt: null,
    expiresAt,
  };
}

/** Ends one of the actor's own keys. @throws Refusal `record.notFound` */
export async function endApiKey(tx: Transaction, id: string): Promise<void> {
  const ended = await tx.asSystem(() =>
    tx.run(sql`
      update auth.api_keys set ended_at = now() where id = ${id} and person_id = ${tx.actor.id} and ended_at is null`),
  );
  if (ended === 0) throw new Refusal('record.notFound');
  tell(tx, { type: 'apiKey.ended', subject: { kind: 'person', id: tx.actor.id }, payload: { keyId: id } });
  forgetSignIn(tx, tx.actor.id);
}

/** Ends all keys of a person who leaves. */
export async function endApiKeys(tx: Transaction, personId: string): Promise<void> {
  await tx.asSystem(() =>
    tx.run(sql`update auth.api_keys set ended_at = now() where person_id = ${personId} and ended_at is null`),
  );
}
