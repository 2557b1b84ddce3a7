import { newId } from '../../../kernel/ids.ts';
import { accept, type Outcome, Refusal, refuse } from '../../../kernel/outcome.ts';
import { may } from '../../../platform/actor/actor.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { mostAtOnce } from '../../../platform/lists/lists.ts';
import { type Ground, pipelineIn, priced } from '../ground.ts';
import { editOpportunity } from '../rules/edit-opportunity.ts';
import { giveOpportunity, type Hands } from '../rules/give-opportunity.ts';
import { moveStage, stagesLeft } from '../rules/move-stage.ts';
import {
  type Changes,
  changesBetween,
  type Opportunity,
  type OpportunityValues,
} from '../rules/opportunity.ts';
import type { TypedValues } from '../rules/opportunity-values.ts';
import { countVisible, loadGround, loadOpportunities, saveOpportunities, tellMany } from '../store.ts';
import type { WrittenField } from '../store-columns.ts';
import { exitFacts } from '../store-facts.ts';
import { handsOf } from './assign-opportunity.ts';
import { checkedValues } from './checked-values.ts';

export type ManyWish = {
  /** Null takes them from everyone; left out, they stay whose they are. */
  ownerId?: string | null | undefined;
  stageId?: string | undefined;
  values?: TypedValues | undefined;
};

export type EditedMany = {
  /** Undoes it all; null when nothing changed. */
  batchId: string | null;
  changed: number;
  unchanged: number;
  /** Seen, but not the actor's to change. */
  readOnly: number;
  /** Not there for this actor. */
  notFound: number;
  /** Opportunities for which it is impossible, by reason. */
  refused: { code: string; count: number; ids: string[] }[];
};

/**
 * The same change to many opportunities, each decided by the same rules as alone; one event each, one batch for all. What can't
 * be changed is counted and said, never silently left out.
 *
 * @throws Refusal `opportunity.tooMany`, `opportunity.mayNotAssign`, `opportunity.noSuchOwner`, `request.invalid`.
 */
export async function editMany(tx: Transaction, ids: readonly string[], wish: ManyWish): Promise<EditedMany> {
  if (ids.length > mostAtOnce) throw new Refusal('opportunity.tooMany', { most: mostAtOnce });
  const isGiven = wish.ownerId !== undefined;
  if (isGiven && !may(tx.actor, 'pipeline.assign'))
    throw new Refusal('opportunity.mayNotAssign', {}, 'body.changes.ownerId');
  const values = await checkedValues(tx, wish.values ?? {});
  const hands = isGiven ? await handsOf(tx, wish.ownerId ?? null) : undefined;
  const ground = await loadGround(tx);
  const visible = await countVisible(tx, ids);
  const found = (await loadOpportunities(tx, ids)).filter(({ deletedAt }) => deletedAt === null);

  const changed: { before: Opportunity; after: Opportunity }[] = [];
  const told: { id: string; payload: { changes: Changes } }[] = [];
  const fields = new Set<WrittenField>();
  const refused = new Map<string, string[]>();
  for (const before of found) {
    const decided = await decide(tx, ground, before, { hands, stageId: wish.stageId, values });
    if (!decided.ok) {
      const { code } = decided.refusal;
      refused.set(code, [...(refused.get(code) ?? []), before.id]);
      continue;
    }
    const changes = changesBetween(before, decided.value);
    if (Object.keys(changes).length === 0) continue;
    for (const field of writtenAmong(changes)) fields.add(field);
    changed.push({ before, after: decided.value });
    told.push({ id: before.id, payload: { changes } });
  }
  const batchId = changed.length > 0 ? newId() : null;
  if (batchId) {
    // Given to another team, it leaves the actor's sight with this very statement.
    await tx.asSystem(() => saveOpportunities(tx, changed, [...fields]));
    await tellMany(tx, eventOf(wish), batchId, told);
  }
  const impossible = [...refused.values()].reduce((sum, some) => sum + some.length, 0);
  return {
    batchId,
    changed: changed.length,
    unchanged: found.length - changed.length - impossible,
    readOnly: visible - found.length,
    notFound: ids.length - visible,
    refused: [...refused].map(([code, some]) => ({ code, count: some.length, ids: some.slice(0, 20) })),
  };
}

/** The columns that changes touch; people stand in a table of their own. */
export function writtenAmong(changes: Changes): WrittenField[] {
  return Object.keys(changes)
    .filter((field) => field !== 'people')
    .map((field) => (field.startsWith('custom.') ? 'custom' : (field as WrittenField)));
}

type Decision = {
  hands: Hands | null | undefined;
  stageId: string | undefined;
  values: Partial<OpportunityValues>;
};

async function decide(
  tx: Transaction,
  ground: Ground,
  before: Opportunity,
  { hands, stageId, values }: Decision,
): Promise<Outcome<Opportunity>> {
  const given = hands === undefined ? before : giveOpportunity(before, hands);
  const edited = Object.keys(values).length > 0 ? editOpportunity(given, values, tx.now) : accept(given);
  if (!edited.ok) return edited;
  const money = priced(ground, before, edited.value);
  if (stageId === undefined || stageId === before.stageId) return accept(money);
  if (!ground.pipelines.some(({ id }) => id === before.pipelineId)) return refuse('opportunity.stageGone');
  const pipeline = pipelineIn(ground, before.pipelineId);
  const conditions = stagesLeft(pipeline, before.stageId, stageId).flatMap(({ exit }) => exit);
  return moveStage(pipeline, await exitFacts(tx, ground, money, conditions), stageId, tx.now);
}

function eventOf({
  ownerId,
  stageId,
  values,
}: ManyWish): 'opportunity.edited' | 'opportunity.assigned' | 'opportunity.stageMoved' {
  if (values && Object.keys(values).length > 0) return 'opportunity.edited';
  if (stageId !== undefined) return 'opportunity.stageMoved';
  return ownerId === undefined ? 'opportunity.edited' : 'opportunity.assigned';
}
