import type { Language } from '../../kernel/language.ts';
import { Refusal } from '../../kernel/outcome.ts';
import { type Actor, system } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Transaction } from '../db/transaction.ts';
import { seal, unseal } from './seal.ts';
import { hashRecoveryCode, stepOfCode } from './second-factor.ts';

/** What sign-in must know about someone. */
export type Account = {
  personId: string;
  name: string;
  email: string;
  language: Language;
  active: boolean;
  passwordHash: string | null;
  totpOn: boolean;
};

const account = sql`
  select p.id as "personId", p.name, p.email, p.language, p.state = 'active' as active,
    c.password_hash as "passwordHash", coalesce(c.totp_on, false) as "totpOn"
  from people.people p left join auth.credentials c on c.person_id = p.id`;

export async function accountByEmail(db: Database, email: string): Promise<Account | null> {
  const [row] = await db.read(
    system,
    sql<Account>`${account} where lower(p.email) = lower(${email.trim()}) and p.deleted_at is null`,
  );
  return row ?? null;
}

/** @throws Refusal `record.notFound` */
export async function accountById(db: Database, personId: string): Promise<Account> {
  const [row] = await db.read(
    system,
    sql<Account>`${account} where p.id = ${personId} and p.deleted_at is null`,
  );
  if (!row) throw new Refusal('record.notFound');
  return row;
}

/** Whoever proves who they are acts as themselves in the event log, before there is a session. */
export function onBehalfOf(person: { personId: string; name: string; language: Language }): Actor {
  return { ...system, id: person.personId, name: person.name, language: person.language, via: 'web' };
}

/** Keeps a hash made by `hashPassword`. */
export async function savePassword(tx: Transaction, personId: string, hash: string): Promise<void> {
  await tx.asSystem(() =>
    tx.run(sql`
      insert into auth.credentials (person_id, password_hash) values (${personId}, ${hash})
      on conflict (person_id) do update set password_hash = excluded.password_hash, changed_at = now()`),
  );
}

/** Keeps a new TOTP secret, not yet asked for at sign-in. */
export async function saveSecondFactor(
  tx: Transaction,
  personId: string,
  key: Buffer,
  secret: string,
): Promise<void> {
  const sealed = seal(key, secret, personId);
  await tx.asSystem(() =>
    tx.run(sql`
      insert into auth.credentials (person_id, totp_secret) values (${personId}, ${sealed})
      on conflict (person_id) do update set totp_secret = excluded.totp_secret, totp_last_step = 0`),
  );
}

/** From now on a code is asked for (or, without recovery codes, no more). */
export async function switchSecondFactor(
  tx: Transaction,
  personId: string,
  recoveryHashes: string[] | null,
): Promise<void> {
  await tx.asSystem(() =>
    recoveryHashes
      ? tx.run(sql`
          update auth.credentials set totp_on = true, recovery_codes = ${recoveryHashes} where person_id = ${personId}`)
      : tx.run(sql`
          update auth.credentials set totp_on = false, totp_secret = null, totp_last_step = 0, recovery_codes = '{}'
          where person_id = ${personId}`),
  );
}

type Factor = { totp_secret: string | null; totp_last_step: number; recovery_codes: string[] };

/**
 * Checks a code of the authenticator app, or a recovery code, and uses it up: the same one never works twice, also when sent twice
 * at the same moment.
 * @throws Refusal `auth.wrongCode`
 */
export async function spendCode(
  tx: Transaction,
  personId: string,
  key: Buffer,
  code: string,
): Promise<'totp' | 'recovery'> {
  return tx.asSystem(async () => {
    const factor = await tx.maybe(sql<Factor>`
      select totp_secret, totp_last_step, recovery_codes from auth.credentials
      where person_id = ${personId} for update`);
    if (!factor?.totp_secret) throw new Refusal('auth.wrongCode', {}, 'body.code');
    const step = await stepOfCode(unseal(key, factor.totp_secret, personId), code, factor.totp_last_step);
    if (step !== null) {
      await tx.run(sql`update auth.credentials set totp_last_step = ${step} where person_id = ${personId}`);
      return 'totp';
    }
    const hash = hashRecoveryCode(code);
    if (!factor.recovery_codes.includes(hash)) throw new Refusal('auth.wrongCode', {}, 'body.code');
    await tx.run(sql`
      update auth.credentials set recovery_codes = array_remove(recovery_codes, ${hash}) where person_id = ${personId}`);
    return 'recovery';
  });
}
