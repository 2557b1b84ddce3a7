import { Refusal } from '../../kernel/outcome.ts';
import type { Opportunity } from './rules/opportunity.ts';
import type { Pipeline } from './rules/pipeline.ts';
import { inBase, type Rate } from './rules/rates.ts';

/** What acts stand on: the company's day and money, and the ways that opportunities go. */
export type Ground = {
  today: string;
  timeZone: string;
  /** The company's currency. */
  base: string;
  rates: readonly Rate[];
  /** In their order, each with its stages in theirs. */
  pipelines: readonly Pipeline[];
};

/** @throws Refusal `opportunity.noPipeline`. @param id null for the first one */
export function pipelineIn(ground: Ground, id: string | null): Pipeline {
  const found = id === null ? ground.pipelines[0] : ground.pipelines.find((one) => one.id === id);
  if (!found) throw new Refusal('opportunity.noPipeline', {}, 'body.pipelineId');
  return found;
}

/** The opportunity with its amount in the company's currency, when anything that decides it has changed. */
export function priced(ground: Ground, before: Opportunity | null, after: Opportunity): Opportunity {
  const settled =
    before !== null &&
    before.amount === after.amount &&
    before.currency === after.currency &&
    before.closedOn === after.closedOn;
  if (settled) return after;
  const day = after.closedOn ?? ground.today;
  return { ...after, baseAmount: inBase(after.amount, after.currency, ground.base, ground.rates, day) };
}
