import { Refusal } from '../../../kernel/outcome.ts';
import type { Actor } from '../../actor/actor.ts';
import type { Database } from '../../db/database.ts';
import type { Transaction } from '../../db/transaction.ts';
import { tell } from '../../events/tell.ts';
import type { RequestFacts } from '../../http/routes.ts';
import { countAttempt, forgetAttempts } from '../attempts.ts';
import { accountById, saveSecondFactor, spendCode, switchSecondFactor } from '../credentials.ts';
import { hashRecoveryCode, newRecoveryCodes, newSecondFactor } from '../second-factor.ts';
import { provePassword, sessionOf } from './prove-password.ts';

/**
 * First step: a secret for the authenticator app. Nothing is asked at sign-in until a code has proved that it arrived.
 * @throws Refusal `auth.wrongPassword`, `auth.secondFactorOn`
 */
export async function beginSecondFactor(
  db: Database,
  key: Buffer,
  actor: Actor,
  password: string,
  request: RequestFacts,
) {
  sessionOf(request);
  const account = await provePassword(db, actor.id, password, 'body.password', request);
  if (account.totpOn) throw new Refusal('auth.secondFactorOn');
  const factor = await newSecondFactor(account.email);
  await db.write(actor, (tx) => saveSecondFactor(tx, actor.id, key, factor.secret));
  return factor;
}

/**
 * Second step: a code from the app switches it on.
 * @returns the recovery codes, which are shown this once
 * @throws Refusal `auth.wrongCode`, `auth.secondFactorOn`, `auth.locked`
 */
export async function confirmSecondFactor(
  db: Database,
  key: Buffer,
  actor: Actor,
  code: string,
  request: RequestFacts,
): Promise<string[]> {
  sessionOf(request);
  const account = await accountById(db, actor.id);
  if (account.totpOn) throw new Refusal('auth.secondFactorOn');
  await countAttempt(db, account.email, request.ip);
  const codes = newRecoveryCodes();
  await db.write(actor, async (tx) => {
    await spendCode(tx, actor.id, key, code);
    await forgetAttempts(tx, account.email, request.ip);
    await switchSecondFactor(tx, actor.id, codes.map(hashRecoveryCode));
    tell(tx, { type: 'secondFactor.switchedOn', subject: { kind: 'person', id: actor.id } });
  });
  return codes;
}

/**
 * A fresh set of recovery codes; the old ones stop working.
 * @throws Refusal `auth.wrongPassword`, `auth.secondFactorOff`
 */
export async function renewRecoveryCodes(
  db: Database,
  actor: Actor,
  password: string,
  request: RequestFacts,
): Promise<string[]> {
  sessionOf(request);
  const account = await provePassword(db, actor.id, password, 'body.password', request);
  if (!account.totpOn) throw new Refusal('auth.secondFactorOff');
  const codes = newRecoveryCodes();
  await db.write(actor, async (tx) => {
    await switchSecondFactor(tx, actor.id, codes.map(hashRecoveryCode));
    tell(tx, { type: 'secondFactor.codesRenewed', subject: { kind: 'person', id: actor.id } });
  });
  return codes;
}

/** No more codes for one's own account. @throws Refusal `auth.wrongPassword` */
export async function endSecondFactor(
  db: Database,
  actor: Actor,
  password: string,
  request: RequestFacts,
): Promise<void> {
  sessionOf(request);
  await provePassword(db, actor.id, password, 'body.password', request);
  await db.write(actor, (tx) => removeSecondFactor(tx, actor.id));
}

/** Takes the second factor away: one's own, or that of a colleague who lost their phone (people room's act decides). */
export async function removeSecondFactor(tx: Transaction, personId: string): Promise<void> {
  await switchSecondFactor(tx, personId, null);
  tell(tx, { type: 'secondFactor.switchedOff', subject: { kind: 'person', id: personId } });
}
