import { must, Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { type Ground, pipelineIn, priced } from '../ground.ts';
import {
  type CloseWish,
  closeOpportunity as decide,
  reopenOpportunity as reopen,
} from '../rules/close-opportunity.ts';
import { stagesLeft } from '../rules/move-stage.ts';
import type { Opportunity } from '../rules/opportunity.ts';
import { cleanValues } from '../rules/opportunity-values.ts';
import { loadGround, loadOpportunity, lookUp, reasonExists } from '../store.ts';
import { exitFacts } from '../store-facts.ts';
import { refuseStale, type Saved, saveChange } from './save-change.ts';

export type TypedClose = {
  to: 'won' | 'lost';
  /** Left out: the company's today. */
  on?: string | undefined;
  reasonId?: string | null | undefined;
  competitorId?: string | null | undefined;
  note?: string | null | undefined;
  amount?: string | null | undefined;
};

/** Decides an opportunity: won or lost, on a day, for a reason, against or to a competitor. */
export async function closeOpportunity(
  tx: Transaction,
  id: string,
  version: number,
  typed: TypedClose,
): Promise<Saved> {
  const before = await loadOpportunity(tx, id);
  await refuseStale(tx, before, version, typed);
  const ground = await loadGround(tx);
  const wish = await checkedWish(tx, ground, typed);
  const pipeline = pipelineIn(ground, before.pipelineId);
  const conditions =
    wish.to === 'won' ? stagesLeft(pipeline, before.stageId, 'won').flatMap(({ exit }) => exit) : [];
  const facts = await exitFacts(tx, ground, before, conditions);
  const after = priced(ground, before, must(decide(pipeline, facts, wish)));
  return saveChange(tx, wish.to === 'won' ? 'opportunity.won' : 'opportunity.lost', before, after);
}

/** Opens a decided opportunity again, in the stage where it stood. */
export async function reopenOpportunity(tx: Transaction, id: string, version: number): Promise<Saved> {
  const before = await loadOpportunity(tx, id);
  await refuseStale(tx, before, version, {});
  const ground = await loadGround(tx);
  const after: Opportunity = must(reopen(before, pipelineIn(ground, before.pipelineId), tx.now));
  return saveChange(tx, 'opportunity.reopened', before, priced(ground, before, after));
}

/** @throws Refusal `opportunity.badAmount`, `opportunity.noSuchReason`, `opportunity.noSuchCompetitor` */
async function checkedWish(tx: Transaction, ground: Ground, typed: TypedClose): Promise<CloseWish> {
  const { values, problems } = cleanValues({ amount: typed.amount });
  const [problem] = problems;
  if (problem) throw new Refusal(problem.code, problem.facts, problem.field);
  const { to, reasonId = null, competitorId = null } = typed;
  if (reasonId !== null && !(await reasonExists(tx, reasonId, to)))
    throw new Refusal('opportunity.noSuchReason', {}, 'body.reasonId');
  if (competitorId !== null && (await lookUp(tx, null, [], [competitorId])).competitors.length === 0)
    throw new Refusal('opportunity.noSuchCompetitor', {}, 'body.competitorId');
  return {
    to,
    on: typed.on ?? ground.today,
    reasonId,
    competitorId,
    note: typed.note?.trim() || null,
    amount: values.amount,
  };
}
