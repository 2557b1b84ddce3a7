import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';
import { moveBetween } from '../../../kernel/states.ts';
import type { Lead } from './lead.ts';
import { leadStates } from './lead-states.ts';

/** The lead once it is handed over. Refused with `lead.notQualified` unless it is qualified. */
export function takeLead(lead: Lead): Outcome<Lead> {
  const move = moveBetween(leadStates, lead.status, 'converted', 'lead.notQualified');
  if (!move.ok) return refuse('lead.notQualified', { status: lead.status });
  return accept({ ...lead, status: 'converted', nextStep: null, nextStepOn: null });
}
