import { type Changes, changesBetween, takeBack } from '../../../kernel/changes.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Choices } from '../../../kernel/merge.ts';
import { must, type Outcome, Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tell } from '../../../platform/events/tell.ts';
import type { Account } from '../rules/account.ts';
import type { Contact } from '../rules/contact.ts';
import { mergeAccounts as decideAccounts, mergeContacts as decideContacts } from '../rules/merge-records.ts';
import { loadMany, save, visibleAmong } from '../store.ts';
import { accountKind, type CustomerRecord, contactKind, type RecordKind } from '../store-kinds.ts';
import {
  demotePositions,
  doneSince,
  endMerge,
  insertMerge,
  loadMerge,
  mergedInto,
  moveBack,
  moveBelongings,
  promotePosition,
  settleDifferent,
} from '../store-merges.ts';
import { lineAbove } from '../store-tree.ts';
import { rejudge } from './rejudge.ts';
import { refuseStale } from './save-change.ts';

export type MergeWish = {
  keptId: string;
  awayId: string;
  /** As they were read. */
  keptVersion: number;
  awayVersion: number;
  choices: Choices;
};
export type Merged = { mergeId: string; id: string; version: number };

/**
 * Makes two accounts one. The one put away stays as it was, out of sight; its people, branches, relations, referrals and files go to
 * the one kept, which also shows its history.
 *
 * @returns the merge's id, which takes it apart again.
 * @throws Refusal `customerMerge.same`, `customerMerge.badChoice`, `record.stale`, `record.notFound`, `account.readOnly`
 */
export async function mergeAccounts(tx: Transaction, wish: MergeWish): Promise<Merged> {
  if (wish.keptId === wish.awayId) throw new Refusal('customerMerge.same');
  const above = {
    kept: new Set((await lineAbove(tx, wish.keptId)).map((one) => one.id)),
    away: new Set((await lineAbove(tx, wish.awayId)).map((one) => one.id)),
  };
  const merged = await merge(tx, accountKind, wish, (kept, away, choices, now) => {
    const decided = decideAccounts(kept, away, choices, now);
    if (decided.ok) decided.value.kept.parentId = parentAfter(kept, away, decided.value.kept.parentId, above);
    return decided;
  });
  await rejudge(tx, [merged.id]);
  return merged;
}

/** Of two of one family one may stand above the other: what was above the upper one is above what was made of both. */
function parentAfter(
  kept: Account,
  away: Account,
  chosen: string | null,
  above: { kept: ReadonlySet<string>; away: ReadonlySet<string> },
): string | null {
  if (chosen === null) return null;
  if (chosen === kept.parentId && above.kept.has(away.id)) return away.parentId;
  return chosen === away.parentId && above.away.has(kept.id) ? kept.parentId : chosen;
}

/** The same of two contacts. */
export function mergeContacts(tx: Transaction, wish: MergeWish): Promise<Merged> {
  return merge(tx, contactKind, wish, decideContacts, (away, kept) => {
    // The one kept has its own primary position, unless the other's was chosen.
    if (kept.accountId === away.accountId) demotePositions(tx, kept.id);
    else demotePositions(tx, away.id);
  });
}

async function merge<R extends CustomerRecord>(
  tx: Transaction,
  kind: RecordKind<R>,
  wish: MergeWish,
  decide: (kept: R, away: R, choices: Choices, now: Date) => Outcome<{ kept: R; away: R }>,
  before: (away: R, keptAfter: R) => void = () => {},
): Promise<Merged> {
  const { kept, away } = await loadBoth(tx, kind, wish.keptId, wish.awayId);
  await refuseStale(tx, kept, wish.keptVersion, wish);
  await refuseStale(tx, away, wish.awayVersion, wish);
  const after = must(decide(kept, away, wish.choices, tx.now));
  const changes = changesBetween(kept, after.kept);
  const mergeId = newId();
  // Choosing the other's owner may put the record where the actor no longer sees it.
  await tx.asSystem(async () => {
    // First the one that goes: a credit code may stand on one live account only.
    save(tx, kind, away, after.away);
    save(tx, kind, kept, after.kept);
    before(away, after.kept);
    const moved = await moveBelongings(tx, kind.kind, away.id, kept.id);
    insertMerge(tx, kind.kind, {
      id: mergeId,
      keptId: kept.id,
      awayId: away.id,
      awayBefore: away,
      changes,
      moved,
    });
    tellMerge(tx, kind.kind, 'merged', kept.id, away.id, mergeId, changes);
    tellMerge(tx, kind.kind, 'mergedAway', away.id, kept.id, mergeId, changesBetween(away, after.away));
    await tx.flush();
  });
  return { mergeId, id: kept.id, version: kept.version + 1 };
}

function tellMerge(
  tx: Transaction,
  kind: string,
  what: 'merged' | 'mergedAway' | 'unmerged',
  id: string,
  otherId: string,
  mergeId: string,
  changes: Changes,
): void {
  tell(tx, { type: `${kind}.${what}`, subject: { kind, id }, payload: { changes, mergeId, otherId } });
}

/** Both, locked, if the actor may change both. */
async function loadBoth<R extends CustomerRecord>(
  tx: Transaction,
  kind: RecordKind<R>,
  keptId: string,
  awayId: string,
): Promise<{ kept: R; away: R }> {
  if (keptId === awayId) throw new Refusal('customerMerge.same');
  const records = (await loadMany(tx, kind, [keptId, awayId])).filter((record) => record.deletedAt === null);
  const kept = records.find(({ id }) => id === keptId);
  const away = records.find(({ id }) => id === awayId);
  if (kept && away) return { kept, away };
  const missing = [keptId, awayId].filter((id) => !records.some((record) => record.id === id));
  const visible = await visibleAmong(tx, kind, missing);
  throw new Refusal(missing.every((id) => visible.has(id)) ? `${kind.kind}.readOnly` : 'record.notFound');
}

export type Unmerged = {
  id: string;
  version: number;
  /** The record that is there again. */
  awayId: string;
  /** Fields that were changed since and therefore stay as they are. */
  kept: string[];
};

/**
 * Takes a merge apart: both records are again what they were. When something was done with the merged one since, it is refused with
 * what that was; `anyway` takes apart all the rest, and what was done since stays with the record kept.
 *
 * @throws Refusal `customerMerge.changedSince` (facts.fields, facts.done), `customerMerge.mergedOn`, `record.notFound`, `….readOnly`
 */
export async function unmergeAccounts(tx: Transaction, mergeId: string, anyway: boolean): Promise<Unmerged> {
  const undone = await unmerge(tx, accountKind, mergeId, anyway);
  await rejudge(tx, [undone.id, undone.awayId]);
  return undone;
}

/** The same of two contacts; each works again where they did. */
export async function unmergeContacts(tx: Transaction, mergeId: string, anyway: boolean): Promise<Unmerged> {
  return unmerge(tx, contactKind, mergeId, anyway, (kept: Contact, away: Contact) => {
    promotePosition(tx, kept.id, kept.accountId);
    promotePosition(tx, away.id, away.accountId);
  });
}

async function unmerge<R extends CustomerRecord>(
  tx: Transaction,
  kind: RecordKind<R>,
  mergeId: string,
  anyway: boolean,
  after: (kept: R, away: R) => void = () => {},
): Promise<Unmerged> {
  const row = await loadMerge(tx, kind.kind, mergeId);
  const records = await loadMany(tx, kind, [row.keptId, row.awayId]);
  const kept = records.find(({ id }) => id === row.keptId);
  const away = records.find(({ id }) => id === row.awayId);
  if (!kept || !away) throw new Refusal(`${kind.kind}.readOnly`);
  if (kept.deletedAt !== null)
    throw new Refusal('customerMerge.mergedOn', { into: await mergedInto(tx, kind.kind, kept.id) });
  const undone = takeBack(kept, row.changes, [
    ['ownerId', 'teamId'],
    ['nextStep', 'nextStepOn'],
  ] as never);
  const done = await doneSince(tx, kept.id, row.mergedAt);
  if (!anyway && (undone.kept.length > 0 || done.length > 0))
    throw new Refusal('customerMerge.changedSince', { fields: undone.kept, done });

  const restored = { ...away, ...row.awayBefore, version: away.version, updatedAt: away.updatedAt } as R;
  await tx.asSystem(async () => {
    save(tx, kind, kept, undone.record);
    save(tx, kind, away, restored);
    endMerge(tx, kind.kind, row);
    moveBack(tx, kind.kind, row);
    after(undone.record, restored);
    tellMerge(tx, kind.kind, 'unmerged', kept.id, away.id, mergeId, changesBetween(kept, undone.record));
    tellMerge(tx, kind.kind, 'unmerged', away.id, kept.id, mergeId, changesBetween(away, restored));
    await tx.flush();
  });
  return { id: kept.id, version: kept.version + 1, awayId: away.id, kept: undone.kept };
}

/** Two records are not the same: they are not proposed again. `again` takes that back. */
export async function tellApart<R extends CustomerRecord>(
  tx: Transaction,
  kind: RecordKind<R>,
  one: string,
  other: string,
  again: boolean,
): Promise<void> {
  await loadBoth(tx, kind, one, other);
  settleDifferent(tx, one, other, again);
  if (again) return;
  for (const [id, otherId] of [
    [one, other],
    [other, one],
  ] as const)
    tell(tx, {
      type: `${kind.kind}.foundDifferent`,
      subject: { kind: kind.kind, id },
      payload: { otherId },
    });
}
