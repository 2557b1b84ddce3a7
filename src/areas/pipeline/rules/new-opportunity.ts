import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';
import type { Opportunity, OpportunityValues } from './opportunity.ts';
import { type Pipeline, stageIn } from './pipeline.ts';
import { staleFrom } from './stale.ts';

/** What is known about an opportunity's beginning beside its values. */
export type Origin = {
  id: string;
  /** When it began: now, or earlier for one that was written down later. */
  openedAt: Date;
  now: Date;
  pipeline: Pipeline;
  /** Left out: the first stage. */
  stageId?: string | undefined;
  ownerId: string | null;
  teamId: string | null;
  currency: string;
  leadId?: string | null;
  score?: number | null;
  externalKey?: string | null;
  importId?: string | null;
};

/** A fresh opportunity. Refused with `opportunity.nameless`, `opportunity.nextStepMissing`, `opportunity.stageGone`. */
export function newOpportunity(values: Partial<OpportunityValues>, origin: Origin): Outcome<Opportunity> {
  const { pipeline, now } = origin;
  const stage = stageIn(pipeline, origin.stageId ?? pipeline.stages[0]!.id);
  if (!stage.ok) return stage;
  if (!values.name) return refuse('opportunity.nameless', {}, 'body.name');
  if (values.nextStepOn && !values.nextStep)
    return refuse('opportunity.nextStepMissing', { on: values.nextStepOn }, 'body.nextStep');
  const openedAt = origin.openedAt.toISOString();
  const fresh: Opportunity = {
    id: origin.id,
    name: values.name,
    accountId: values.accountId ?? null,
    accountName: values.accountName ?? '',
    people: values.people ?? [],
    pipelineId: pipeline.id,
    stageId: stage.value.id,
    state: 'open',
    amount: values.amount ?? null,
    currency: values.currency ?? origin.currency,
    baseAmount: null,
    category: values.category ?? 'pipeline',
    expectedClose: values.expectedClose ?? null,
    closedOn: null,
    closeReasonId: null,
    competitorId: null,
    closeNote: null,
    products: values.products ?? [],
    competitors: values.competitors ?? [],
    nextStep: values.nextStep ?? null,
    nextStepOn: values.nextStepOn ?? null,
    leadId: origin.leadId ?? null,
    score: origin.score ?? null,
    ownerId: origin.ownerId,
    teamId: origin.teamId,
    custom: values.custom ?? {},
    openedAt,
    stageSince: openedAt,
    furthestStageId: stage.value.id,
    touchedAt: openedAt,
    staleAt: null,
    lastContactAt: null,
    slips: 0,
    slippedAt: null,
    externalKey: origin.externalKey ?? null,
    importId: origin.importId ?? null,
    deletedAt: null,
    version: 1,
    updatedAt: now.toISOString(),
  };
  return accept({ ...fresh, staleAt: staleFrom(fresh, stage.value) });
}
