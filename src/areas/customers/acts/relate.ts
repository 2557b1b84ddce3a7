import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tell } from '../../../platform/events/tell.ts';
import { type RelationKind, relationType } from '../rules/relation-types.ts';
import { load, visibleAmong } from '../store.ts';
import { accountKind, contactKind } from '../store-kinds.ts';
import { insertRelation, isRelated, loadRelation, markRelation, type Relation } from '../store-ties.ts';

export type RelationInput = {
  kind: RelationKind;
  type: string;
  fromId: string;
  toId: string;
  note?: string | null | undefined;
};

/**
 * Says how one record stands to another: the actor must be allowed to change the first and see the second.
 *
 * @throws Refusal `relation.unknownType`, `relation.same`, `relation.there`, `relation.noSuchRecord`, `….readOnly`
 */
export async function relate(tx: Transaction, input: RelationInput): Promise<{ id: string }> {
  const { kind, type, fromId, toId, note = null } = input;
  const found = relationType(kind, type);
  if (!found) throw new Refusal('relation.unknownType', { kind, type }, 'body.type');
  if (fromId === toId) throw new Refusal('relation.same', {}, 'body.toId');
  await hold(tx, kind, fromId);
  const seen =
    kind === 'account'
      ? await visibleAmong(tx, accountKind, [toId])
      : await visibleAmong(tx, contactKind, [toId]);
  if (!seen.has(toId)) throw new Refusal('relation.noSuchRecord', {}, 'body.toId');
  if (await isRelated(tx, input, found.symmetric)) throw new Refusal('relation.there', {}, 'body.type');
  const id = newId();
  insertRelation(tx, { id, kind, type, fromId, toId, note: note?.trim() || null });
  tellBoth(tx, 'related', { id, kind, type, fromId, toId });
  return { id };
}

/** Takes a relation away. Whoever may change either end may. */
export async function unrelate(tx: Transaction, id: string): Promise<void> {
  const relation = await loadRelation(tx, id);
  if (relation.deletedAt !== null) throw new Refusal('record.notFound');
  await holdEither(tx, relation);
  markRelation(tx, id, true);
  tellBoth(tx, 'unrelated', relation);
}

/** Brings a relation back that was taken away. */
export async function relateAgain(tx: Transaction, id: string): Promise<void> {
  const relation = await loadRelation(tx, id);
  if (relation.deletedAt === null) return;
  await holdEither(tx, relation);
  markRelation(tx, id, false);
  tellBoth(tx, 'related', relation);
}

async function hold(tx: Transaction, kind: RelationKind, id: string): Promise<void> {
  await (kind === 'account' ? load(tx, accountKind, id) : load(tx, contactKind, id));
}

async function holdEither(tx: Transaction, { kind, fromId, toId }: Relation): Promise<void> {
  try {
    await hold(tx, kind, fromId);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await hold(tx, kind, toId);
  }
}

function tellBoth(
  tx: Transaction,
  what: 'related' | 'unrelated',
  { id, kind, type, fromId, toId }: Omit<Relation, 'deletedAt'>,
): void {
  for (const [subject, otherId] of [
    [fromId, toId],
    [toId, fromId],
  ] as const)
    tell(tx, {
      type: `${kind}.${what}`,
      subject: { kind, id: subject },
      payload: { relationId: id, type, otherId },
    });
}
