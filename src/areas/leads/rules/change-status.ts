import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';
import { moveBetween, nextStates } from '../../../kernel/states.ts';
import type { Lead } from './lead.ts';
import { type LeadStatus, leadStates } from './lead-states.ts';

export type StatusWish = {
  to: LeadStatus;
  /** For `parked`: the day it wakes up, after today. */
  wakeOn?: string | null | undefined;
  /** For `disqualified`: why. */
  reason?: string | null | undefined;
};

/**
 * The lead in its new status, with what that status demands and without what belonged to the one it leaves.
 *
 * @param today the company's day, `YYYY-MM-DD`.
 * @returns refusals `lead.statusImpossible`, `lead.wakeOnMissing`, `lead.wakeOnPast`, `lead.reasonMissing`.
 */
export function changeStatus(lead: Lead, wish: StatusWish, today: string): Outcome<Lead> {
  // Only the handover to the pipeline converts.
  if (wish.to === 'converted')
    return refuse('lead.statusImpossible', {
      from: lead.status,
      to: wish.to,
      possible: nextStates(leadStates, lead.status).filter((one) => one !== 'converted'),
    });
  const move = moveBetween(leadStates, lead.status, wish.to, 'lead.statusImpossible');
  if (!move.ok) return move;
  const left = { ...lead, status: wish.to, wakeOn: null, wokenAt: null, disqualifiedReason: null };
  if (wish.to === 'parked') {
    if (!wish.wakeOn) return refuse('lead.wakeOnMissing', {}, 'body.wakeOn');
    if (wish.wakeOn <= today) return refuse('lead.wakeOnPast', { wakeOn: wish.wakeOn, today }, 'body.wakeOn');
    return accept({ ...left, wakeOn: wish.wakeOn });
  }
  if (wish.to === 'disqualified') {
    const reason = wish.reason?.trim();
    if (!reason) return refuse('lead.reasonMissing', {}, 'body.reason');
    return accept({ ...left, disqualifiedReason: reason });
  }
  return accept(left);
}
