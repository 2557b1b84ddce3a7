import { withCustom } from '../../../kernel/changes.ts';
import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';
import type { Opportunity, OpportunityValues } from './opportunity.ts';
import { countSlip } from './stale.ts';

/**
 * The opportunity with new values; own values are laid over those that are there. Decided ones keep their amount and close.
 *
 * @returns refusals `opportunity.nameless`, `opportunity.nextStepMissing` for a day without a step, `opportunity.decided`.
 */
export function editOpportunity(
  opportunity: Opportunity,
  values: Partial<OpportunityValues>,
  now: Date,
): Outcome<Opportunity> {
  const edited = { ...opportunity, ...values, custom: withCustom(opportunity.custom, values.custom) };
  if (edited.name === '') return refuse('opportunity.nameless', {}, 'body.name');
  // Whoever takes the step away takes its day with it.
  if (values.nextStep === null && values.nextStepOn === undefined) edited.nextStepOn = null;
  if (edited.nextStepOn !== null && edited.nextStep === null)
    return refuse('opportunity.nextStepMissing', { on: edited.nextStepOn }, 'body.nextStep');
  if (opportunity.state !== 'open') {
    const touched = (['amount', 'currency', 'expectedClose', 'category'] as const).find(
      (field) => edited[field] !== opportunity[field],
    );
    if (touched) return refuse('opportunity.decided', { state: opportunity.state }, `body.${touched}`);
  }
  return accept(countSlip(opportunity, edited, now));
}
