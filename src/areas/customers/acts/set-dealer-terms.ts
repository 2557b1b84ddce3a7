import { changesBetween } from '../../../kernel/changes.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { load, visibleAmong } from '../store.ts';
import { accountKind } from '../store-kinds.ts';
import {
  type DealerOf,
  type DealerTerms,
  dealersOf,
  dealerTerms,
  noTerms,
  saveDealerTerms,
} from '../store-ties.ts';
import { tellAccount } from '../tell-customers.ts';

type TermsInput = { [K in keyof Omit<DealerTerms, 'version'>]?: DealerTerms[K] | null | undefined };

/**
 * Sets the policies a dealer works under.
 *
 * @throws Refusal `account.notADealer`, `account.badTerms`, `record.stale`, `account.readOnly`
 */
export async function setDealerTerms(
  tx: Transaction,
  id: string,
  version: number,
  input: TermsInput,
): Promise<DealerTerms> {
  const account = await load(tx, accountKind, id);
  if (account.kind !== 'dealer') throw new Refusal('account.notADealer');
  const before = (await tx.maybe(dealerTerms(id))) ?? noTerms;
  if (before.version !== version) throw new Refusal('record.stale', { current: before, yours: input });
  const given = Object.fromEntries(Object.entries(input).map(([field, value]) => [field, value ?? null]));
  const after: DealerTerms = {
    ...noTerms,
    ...given,
    territory: [...new Set(input.territory ?? [])],
    exclusive: input.exclusive ?? false,
    version: before.version + 1,
  };
  const { validFrom, validUntil, rebatePercent } = after;
  if (validFrom !== null && validUntil !== null && validUntil < validFrom)
    throw new Refusal('account.badTerms', {}, 'body.validUntil');
  if (rebatePercent !== null && Number(rebatePercent) > 100)
    throw new Refusal('account.badTerms', {}, 'body.rebatePercent');
  const changes = changesBetween({ ...before, custom: {} }, { ...after, custom: {} });
  if (Object.keys(changes).length === 0) return before;
  saveDealerTerms(tx, id, after);
  tellAccount(tx, 'account.dealerTermsChanged', id, { changes });
  return after;
}

/** Dealers whose territory holds a region; those whom the actor doesn't see without their id. */
export async function dealersFor(
  tx: Transaction,
  region: string,
): Promise<(Omit<DealerOf, 'id'> & { id: string | null })[]> {
  const found = await dealersOf(tx, region.trim());
  const seen = await visibleAmong(
    tx,
    accountKind,
    found.map((one) => one.id),
  );
  return found.map((one) => ({ ...one, id: seen.has(one.id) ? one.id : null }));
}
