import { accept, type Outcome, Refusal, refuse } from '../../../kernel/outcome.ts';
import { may } from '../../../platform/actor/actor.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { atMost, type EditedMany, editEach } from '../../../platform/lists/edit-each.ts';
import { type Ground, pipelineIn, priced } from '../ground.ts';
import { editOpportunity } from '../rules/edit-opportunity.ts';
import { giveOpportunity, type Hands } from '../rules/give-opportunity.ts';
import { moveStage, stagesLeft } from '../rules/move-stage.ts';
import type { Opportunity, OpportunityValues } from '../rules/opportunity.ts';
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

/**
 * The same change to many opportunities, each decided by the same rules as alone; one event each, one batch for all. What can't
 * be changed is counted and said, never silently left out.
 *
 * @throws Refusal `opportunity.tooMany`, `opportunity.mayNotAssign`, `opportunity.noSuchOwner`, `request.invalid`.
 */
export async function editMany(tx: Transaction, ids: readonly string[], wish: ManyWish): Promise<EditedMany> {
  atMost(ids, 'opportunity.tooMany');
  const isGiven = wish.ownerId !== undefined;
  if (isGiven && !may(tx.actor, 'pipeline.assign'))
    throw new Refusal('opportunity.mayNotAssign', {}, 'body.changes.ownerId');
  const values = await checkedValues(tx, wish.values ?? {});
  const hands = isGiven ? await handsOf(tx, wish.ownerId ?? null) : undefined;
  const ground = await loadGround(tx);
  return editEach(tx, ids, {
    visible: await countVisible(tx, ids),
    records: (await loadOpportunities(tx, ids)).filter(({ deletedAt }) => deletedAt === null),
    decide: (before) => decide(tx, ground, before, { hands, stageId: wish.stageId, values }),
    save: (edited, fields) => saveOpportunities(tx, edited, written(fields)),
    tell: (batchId, told) => tellMany(tx, eventOf(wish), batchId, told),
  });
}

/** The columns that changes touch; people stand in a table of their own. */
export function written(fields: readonly string[]): WrittenField[] {
  return fields.filter((field) => field !== 'people') as WrittenField[];
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
