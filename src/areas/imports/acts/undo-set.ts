import { Refusal } from '../../../kernel/outcome.ts';
import type { Actor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { announce } from '../../../platform/events/live.ts';
import { deleteAccount, deleteContact, undoCustomerBatch } from '../../customers/index.ts';
import { undoLeadFile } from '../../leads/index.ts';
import { deleteTeam, revokeInvitation } from '../../people/index.ts';
import { undoImport } from '../../pipeline/index.ts';
import type { Left, RowKind, UndoFacts } from '../set-facts.ts';
import {
  accountsInUse,
  contactsInUse,
  filesOf,
  finishSet,
  forgetRecords,
  type MadeRow,
  madeBy,
  peopleInUse,
  visibleOf,
} from '../store.ts';

/** Records in one transaction. */
const atOnce = 200;
/** So many of what stays are named; the counts have all. */
const mostNamed = 100;

/**
 * Takes a set back, the last that came first: what it made is put away and what it changed stands as before, where nobody has worked with
 * it since and nothing that came later hangs on it. Begun again it goes on where it was.
 */
export async function undoSet(db: Database, setId: string, actor: Actor): Promise<UndoFacts> {
  const undone: UndoFacts = { removed: 0, restored: 0, kept: 0, left: [] };
  const leave = (one: MadeRow, code: string): void => {
    undone.kept++;
    if (undone.left.length < mostNamed)
      undone.left.push({ kind: one.kind, id: one.recordId, name: one.name ?? '', code });
  };
  await undoOpportunities(db, setId, actor, undone, leave);
  const files = await db.write(actor, (tx) => filesOf(tx, setId));
  for (const { facts } of files) {
    if (!facts.leadsImportId) continue;
    const { removed, restored, leftCreated, leftChanged } = await undoLeadFile(
      db,
      facts.leadsImportId,
      actor,
    );
    undone.removed += removed;
    undone.restored += restored;
    undone.kept += leftCreated + leftChanged;
  }
  const each = (kind: RowKind, takeBack: TakeBack) =>
    undoKind(db, setId, actor, kind, takeBack, undone, leave);
  await each('contact', async (tx, one) => {
    if (one.did === 'changed') return restore(tx, one);
    if ((await contactsInUse(tx, [one.recordId])).size > 0) return 'imports.dependedOn';
    await deleteContact(tx, one.recordId, 1);
    return 'removed';
  });
  await each('account', async (tx, one) => {
    if (one.did === 'changed') return restore(tx, one);
    if ((await accountsInUse(tx, [one.recordId])).size > 0) return 'imports.dependedOn';
    await deleteAccount(tx, one.recordId, 1);
    return 'removed';
  });
  await each('person', async (tx, one) => {
    const use = (await peopleInUse(tx, [one.recordId])).get(one.recordId);
    if (use) return use === 'joined' ? 'imports.workedOn' : 'imports.dependedOn';
    await revokeInvitation(tx, one.recordId);
    return 'removed';
  });
  await each('team', async (tx, one) => {
    await deleteTeam(tx, one.recordId);
    return 'removed';
  });
  await db.asSystem((tx) => finishSet(tx, setId, 'undone', { facts: { undo: undone } }));
  for (const kind of ['account', 'contact', 'opportunity', 'person', 'lead'])
    announce({ type: 'importSet.undone', kind, id: null });
  announce({ type: 'importSet.undone', kind: 'import', id: setId });
  return undone;
}

type TakeBack = (tx: Transaction, one: MadeRow) => Promise<'removed' | 'restored' | Left['code']>;
type Leave = (one: MadeRow, code: string) => void;

async function restore(tx: Transaction, one: MadeRow): Promise<'restored' | Left['code']> {
  if (!one.batchId) return 'imports.workedOn';
  const { undone, kept, notYours } = await undoCustomerBatch(tx, one.batchId);
  return undone > 0 && kept.length + notYours === 0 ? 'restored' : 'imports.workedOn';
}

async function undoOpportunities(
  db: Database,
  setId: string,
  actor: Actor,
  undone: UndoFacts,
  leave: Leave,
): Promise<void> {
  await db.write(actor, async (tx) => {
    const made = await madeBy(tx, setId, ['opportunity']);
    if (made.length === 0) return;
    const before = await visibleOf(
      tx,
      'opportunity',
      made.map(({ recordId }) => recordId),
    );
    const { undone: gone } = await undoImport(tx, setId);
    const there = await visibleOf(tx, 'opportunity', [...before.keys()]);
    undone.removed += gone;
    for (const one of made) if (there.has(one.recordId)) leave(one, 'imports.workedOn');
    await forgetRecords(
      tx,
      setId,
      made.flatMap(({ recordId }) => (there.has(recordId) ? [] : [recordId])),
    );
  });
}

async function undoKind(
  db: Database,
  setId: string,
  actor: Actor,
  kind: RowKind,
  takeBack: TakeBack,
  undone: UndoFacts,
  leave: Leave,
): Promise<void> {
  const made = await db.write(actor, (tx) => madeBy(tx, setId, [kind]));
  for (let from = 0; from < made.length; from += atOnce) {
    const some = made.slice(from, from + atOnce);
    const came = await db.write(actor, async (tx) => {
      const results: (readonly [MadeRow, string])[] = [];
      for (const one of some) {
        const result = await tx.attempt(() => takeBack(tx, one));
        results.push([one, result instanceof Refusal ? codeOf(result) : result]);
      }
      await forgetRecords(
        tx,
        setId,
        results.flatMap(([one, result]) => (result === 'removed' || result === 'gone' ? [one.recordId] : [])),
      );
      return results;
    });
    for (const [one, result] of came) {
      if (result === 'removed') undone.removed++;
      else if (result === 'restored') undone.restored++;
      else if (result !== 'gone') leave(one, result);
    }
  }
}

/** Why a record stays, in the words of this room; one that is gone already needs none. */
function codeOf({ code }: Refusal): string {
  if (code === 'record.notFound' || code === 'customers.nothingToUndo') return 'gone';
  return code === 'team.notEmpty' ? 'imports.dependedOn' : 'imports.workedOn';
}
