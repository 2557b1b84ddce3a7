import { type Choices, earlier, later, mergeFields } from '../../../../kernel/merge.ts';
import { accept, type Outcome, refuse } from '../../../../kernel/outcome.ts';
import type { Lead } from '../../rules/lead.ts';

export type { Choices };

/** What can be chosen, and which fields go together. */
const choosable = {
  name: ['name'],
  company: ['company'],
  title: ['title'],
  wechat: ['wechat'],
  website: ['website'],
  address: ['address'],
  region: ['region'],
  industry: ['industry'],
  size: ['size'],
  language: ['language'],
  source: ['source'],
  campaign: ['campaign'],
  need: ['need'],
  product: ['product'],
  amount: ['amount', 'currency'],
  nextStep: ['nextStep', 'nextStepOn'],
  status: ['status', 'wakeOn', 'wokenAt', 'disqualifiedReason'],
  owner: ['ownerId', 'teamId', 'assignedAt'],
  phones: ['phones'],
  emails: ['emails'],
} as const satisfies Record<string, readonly (keyof Lead)[]>;

/**
 * Two leads made one: the one kept carries what was chosen, all telephones and mails of both, the first first contact and the last
 * last one; the other is put away as it was.
 *
 * @returns refusals `merge.same`, `merge.converted` (an opportunity hangs on the one to be put away), `merge.badChoice`
 */
export function mergeLeads(
  kept: Lead,
  away: Lead,
  choices: Choices,
  now: Date,
): Outcome<{ kept: Lead; away: Lead }> {
  if (away.status === 'converted') return refuse('merge.converted', {}, 'body.awayId');
  const merged = mergeFields(kept, away, choices, choosable, ['phones', 'emails']);
  if (!merged.ok) return merged;
  return accept({
    kept: {
      ...merged.value,
      firstContactAt: earlier(kept.firstContactAt, away.firstContactAt),
      lastContactAt: later(kept.lastContactAt, away.lastContactAt),
    },
    away: { ...away, deletedAt: now.toISOString() },
  });
}
