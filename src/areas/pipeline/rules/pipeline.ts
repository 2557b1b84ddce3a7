import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';
import type { ExitCondition } from './exit-conditions.ts';
import type { Names } from './names.ts';

/** A stage of a pipeline, as the company has set it. */
export type Stage = {
  id: string;
  names: Names;
  /** Chance of being won from here, in percent. */
  probability: number;
  /** What must be true to leave it forwards. */
  exit: ExitCondition[];
  /** Whether an opportunity may stand here without a next step. */
  stepRequired: boolean;
  /** What is usually done next here, offered when it is entered. */
  usualStep: Names | null;
  /** Days without a sign of life before an opportunity here counts as stale; null: never. */
  staleDays: number | null;
};

/** The way that opportunities of one kind go, in the order of its stages. */
export type Pipeline = { id: string; names: Names; stages: readonly Stage[] };

export const mostStages = 20;

/** The stage with this id; refused with `opportunity.stageGone` when the pipeline has none such (any more). */
export function stageIn(pipeline: Pipeline, stageId: string): Outcome<Stage> {
  const stage = pipeline.stages.find(({ id }) => id === stageId);
  if (stage) return accept(stage);
  return refuse(
    'opportunity.stageGone',
    { possible: pipeline.stages.map(({ id, names }) => ({ id, names })) },
    'body.stageId',
  );
}

/** Its place in the order; -1 when it isn't there. */
export function placeOf(pipeline: Pipeline, stageId: string): number {
  return pipeline.stages.findIndex(({ id }) => id === stageId);
}

/** Whether a pipeline as edited makes sense. Refused with `pipeline.noStages`, `pipeline.tooManyStages`, `pipeline.falling`. */
export function checkPipeline(stages: readonly Pick<Stage, 'probability'>[]): Outcome<true> {
  if (stages.length === 0) return refuse('pipeline.noStages', {}, 'body.stages');
  if (stages.length > mostStages)
    return refuse('pipeline.tooManyStages', { most: mostStages }, 'body.stages');
  for (let at = 1; at < stages.length; at++)
    if (stages[at]!.probability < stages[at - 1]!.probability)
      return refuse('pipeline.falling', { at: at + 1 }, `body.stages.${at}.probability`);
  return accept(true);
}
