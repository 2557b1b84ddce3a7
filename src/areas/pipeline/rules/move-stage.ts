import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';
import { type ExitCondition, type ExitFacts, hasNextStep, unmet } from './exit-conditions.ts';
import type { Opportunity } from './opportunity.ts';
import { type Pipeline, placeOf, type Stage, stageIn } from './pipeline.ts';
import { staleFrom } from './stale.ts';

/** What a move leaves behind that its stages demand, stage by stage. */
export type MissingAt = { stageId: string; names: Stage['names']; conditions: ExitCondition[] };

/** Stages whose conditions must hold to get from one stage to another: the one left and those passed over; none backwards. */
export function stagesLeft(pipeline: Pipeline, from: string, to: string | 'won'): readonly Stage[] {
  const begin = placeOf(pipeline, from);
  const end = to === 'won' ? pipeline.stages.length : placeOf(pipeline, to);
  // A stage that is gone holds nobody back.
  return pipeline.stages.slice(begin < 0 ? end : begin, end);
}

/** What still keeps an opportunity from leaving these stages forwards. */
export function missingAt(stages: readonly Stage[], facts: ExitFacts): MissingAt[] {
  return stages
    .map(({ id, names, exit }) => ({ stageId: id, names, conditions: unmet(exit, facts) }))
    .filter(({ conditions }) => conditions.length > 0);
}

/**
 * The opportunity in another stage of its pipeline. Forwards only when what the stages left demand is true; backwards always.
 *
 * @returns refusals `opportunity.notOpen`, `opportunity.stageGone`, `opportunity.conditionsMissing` (facts.missing),
 *   `opportunity.nextStepRequired`.
 */
export function moveStage(pipeline: Pipeline, facts: ExitFacts, to: string, now: Date): Outcome<Opportunity> {
  const { opportunity } = facts;
  if (opportunity.state !== 'open') return refuse('opportunity.notOpen', { state: opportunity.state });
  const stage = stageIn(pipeline, to);
  if (!stage.ok) return stage;
  if (opportunity.stageId === to) return accept(opportunity);
  const missing = missingAt(stagesLeft(pipeline, opportunity.stageId, to), facts);
  if (missing.length > 0) return refuse('opportunity.conditionsMissing', { missing });
  if (stage.value.stepRequired && !hasNextStep(opportunity))
    return refuse('opportunity.nextStepRequired', { stage: stage.value.names, usual: stage.value.usualStep });
  return accept(entered(opportunity, pipeline, stage.value, now));
}

/** The opportunity as it enters a stage, whatever it left. */
export function entered(opportunity: Opportunity, pipeline: Pipeline, stage: Stage, now: Date): Opportunity {
  const further = placeOf(pipeline, stage.id) > placeOf(pipeline, opportunity.furthestStageId);
  const touched = {
    ...opportunity,
    pipelineId: pipeline.id,
    stageId: stage.id,
    stageSince: now.toISOString(),
    furthestStageId: further ? stage.id : opportunity.furthestStageId,
    touchedAt: now.toISOString(),
  };
  return { ...touched, staleAt: staleFrom(touched, stage) };
}
