import { Refusal } from '../../../kernel/outcome.ts';
import { system } from '../../actor/actor.ts';
import { companySubject } from '../../company/set-up-company.ts';
import type { Database } from '../../db/database.ts';
import type { Transaction } from '../../db/transaction.ts';
import { tell } from '../../events/tell.ts';
import { type Limits, saveLimits, shippedLimits, type Usage, usage } from '../store.ts';

/** What is allowed and what is taken. */
export async function readUsage(db: Database): Promise<Usage> {
  const [row] = await db.read(system, usage);
  return { ...row!, version: row!.version ?? 0, limits: row!.limits ?? shippedLimits };
}

/** @throws Refusal `company.missing`, `record.stale` */
export async function changeLimits(tx: Transaction, version: number, limits: Limits): Promise<Usage> {
  const before = await tx.asSystem(() => tx.one(usage));
  if (before.version === null) throw new Refusal('company.missing');
  const earlier = before.limits ?? shippedLimits;
  if (before.version !== version || !(await saveLimits(tx, version, limits)))
    throw new Refusal('record.stale', { current: { ...before, limits: earlier }, yours: limits });
  const changes = Object.fromEntries(
    (['largest', 'quota'] as const)
      .filter((key) => earlier[key] !== limits[key])
      .map((key) => [key, [earlier[key], limits[key]]]),
  );
  tell(tx, { type: 'fileLimits.changed', subject: companySubject, payload: { changes } });
  return { ...before, version: version + 1, limits };
}
