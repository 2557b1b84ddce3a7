import type { Opportunity } from './opportunity.ts';

/** One step of an opportunity's way as it is kept (table `pipeline.steps`): what it was, what it became, when. */
export type Step = {
  opportunityId: string;
  at: string;
  /** Of a decision: the day it was decided. */
  onDay: string | null;
  pipelineId: string;
  fromStageId: string | null;
  stageId: string;
  fromState: string | null;
  state: string;
  fromAmount: string | null;
  amount: string | null;
  fromClose: string | null;
  close: string | null;
  ownerId: string | null;
  teamId: string | null;
};

const telling = ['stageId', 'state', 'amount', 'currency', 'expectedClose', 'closedOn'] as const;

/** The step from one state to the next, as the database keeps it by itself; null when nothing changed that makes a step. */
export function stepBetween(before: Opportunity | null, after: Opportunity, at: string): Step | null {
  if (before && telling.every((field) => before[field] === after[field])) return null;
  return {
    opportunityId: after.id,
    at: before ? at : after.openedAt,
    onDay: after.closedOn,
    pipelineId: after.pipelineId,
    fromStageId: before?.stageId ?? null,
    stageId: after.stageId,
    fromState: before?.state ?? null,
    state: after.state,
    fromAmount: before?.baseAmount ?? null,
    amount: after.baseAmount,
    fromClose: before?.expectedClose ?? null,
    close: after.expectedClose,
    ownerId: after.ownerId,
    teamId: after.teamId,
  };
}

/** All steps of a way, from its beginning; reports follow the deal into its last hands. */
export function stepsOf(states: readonly { at: string; opportunity: Opportunity }[]): Step[] {
  const last = states.at(-1)?.opportunity;
  return states.flatMap(({ at, opportunity }, n) => {
    const step = stepBetween(n === 0 ? null : states[n - 1]!.opportunity, opportunity, at);
    return step && last ? [{ ...step, ownerId: last.ownerId, teamId: last.teamId }] : [];
  });
}
