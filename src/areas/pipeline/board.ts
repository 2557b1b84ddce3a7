import Big from 'big.js';
import type { Actor } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { companyClock } from '../../platform/lists/company-clock.ts';
import * as lists from '../../platform/lists/lists.ts';
import { type Ground, pipelineIn } from './ground.ts';
import { boardCards, boardTotals, type Card, mostCards } from './reads-board.ts';
import { opportunityLists } from './reads-list.ts';
import type { Names } from './rules/names.ts';
import { groundQuery } from './store.ts';

export type BoardColumn = {
  stageId: string;
  names: Names;
  probability: number;
  total: number;
  amount: string;
  unpriced: number;
  weighted: string;
  cards: Card[];
};

/** A pipeline's board: its stages in their order, each with all its cards and exact totals. @throws Refusal `opportunity.noPipeline` */
export async function readBoard(
  db: Database,
  actor: Actor,
  {
    pipelineId,
    perStage = mostCards,
    ...selection
  }: { pipelineId?: string | undefined; perStage?: number | undefined } & lists.Selection,
): Promise<{ pipelineId: string; names: Names; base: string; columns: BoardColumn[] }> {
  const [ground] = await db.read<Ground>(actor, groundQuery);
  const pipeline = pipelineIn(ground!, pipelineId ?? null);
  const { conditions, ids } = await lists.selected(opportunityLists, db, actor, selection);
  const clock = await companyClock(db);
  const [cards, totals] = await db.readAll(actor, [
    boardCards(actor, pipeline.id, conditions, ids, clock, perStage),
    boardTotals(actor, pipeline.id, conditions, ids, clock),
  ]);
  const cardsOf = new Map<string, Card[]>(pipeline.stages.map(({ id }) => [id, []]));
  for (const card of cards!.rows as Card[]) cardsOf.get(card.stageId)?.push(card);
  type Total = { stageId: string; n: number; amount: string; unpriced: number };
  const totalOf = new Map((totals!.rows as Total[]).map((row) => [row.stageId, row]));
  const columns = pipeline.stages.map(({ id, names, probability }) => {
    const { n = 0, amount = '0.00', unpriced = 0 } = totalOf.get(id) ?? {};
    const weighted = new Big(amount).times(probability).div(100).toFixed(2, Big.roundHalfEven);
    return {
      stageId: id,
      names,
      probability,
      total: n,
      amount,
      unpriced,
      weighted,
      cards: cardsOf.get(id) ?? [],
    };
  });
  return { pipelineId: pipeline.id, names: pipeline.names, base: ground!.base, columns };
}
