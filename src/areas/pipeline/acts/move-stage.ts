import { must } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { pipelineIn } from '../ground.ts';
import { editOpportunity } from '../rules/edit-opportunity.ts';
import { moveStage as decide, stagesLeft } from '../rules/move-stage.ts';
import { stageIn } from '../rules/pipeline.ts';
import { loadGround, loadOpportunity } from '../store.ts';
import { exitFacts } from '../store-facts.ts';
import { refuseStale, type Saved, saveChange } from './save-change.ts';

export type MoveWish = {
  stageId: string;
  /** What comes next there, if it is said along with the move. */
  nextStep?: string | null | undefined;
  nextStepOn?: string | null | undefined;
};

/** Moves an opportunity to another stage of its pipeline. */
export async function moveStage(
  tx: Transaction,
  id: string,
  version: number,
  wish: MoveWish,
): Promise<Saved> {
  const before = await loadOpportunity(tx, id);
  await refuseStale(tx, before, version, wish);
  const ground = await loadGround(tx);
  const pipeline = pipelineIn(ground, before.pipelineId);
  must(stageIn(pipeline, wish.stageId));
  const { nextStep, nextStepOn } = wish;
  const planned =
    nextStep === undefined
      ? before
      : must(
          editOpportunity(before, { nextStep, nextStepOn: nextStep ? (nextStepOn ?? null) : null }, tx.now),
        );
  const conditions = stagesLeft(pipeline, before.stageId, wish.stageId).flatMap(({ exit }) => exit);
  const facts = await exitFacts(tx, ground, planned, conditions);
  return saveChange(
    tx,
    'opportunity.stageMoved',
    before,
    must(decide(pipeline, facts, wish.stageId, tx.now)),
  );
}
