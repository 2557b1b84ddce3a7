import { withCustom } from '../../../kernel/changes.ts';
import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';
import type { Lead, LeadValues } from './lead.ts';

/**
 * The lead with new values. Custom values are laid over those that are there; null takes one away.
 * Refused with `lead.nobody` when nothing would say any more who it is, and with `lead.nextStepMissing` for a date
 * without a step.
 */
export function editLead(lead: Lead, values: Partial<LeadValues>): Outcome<Lead> {
  const edited = { ...lead, ...values, custom: withCustom(lead.custom, values.custom) };
  if (edited.name === '' && edited.company === '' && edited.phones.length === 0 && edited.emails.length === 0)
    return refuse('lead.nobody', {}, 'body.name');
  if (edited.nextStepOn !== null && edited.nextStep === null)
    return refuse('lead.nextStepMissing', { on: edited.nextStepOn }, 'body.nextStep');
  return accept(edited);
}
