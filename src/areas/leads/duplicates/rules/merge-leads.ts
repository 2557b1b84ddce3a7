import { accept, type Outcome, refuse } from '../../../../kernel/outcome.ts';
import type { Lead } from '../../rules/lead.ts';

export type Side = 'kept' | 'away';
/** Which side each field is taken from; left out: the kept one's, or the other's where that is empty. */
export type Choices = Readonly<Record<string, Side>>;

/** What can be chosen, and which fields go together. Beside these `custom.<key>`. */
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
  if (kept.id === away.id) return refuse('merge.same');
  if (away.status === 'converted') return refuse('merge.converted', {}, 'body.awayId');
  const unknown = Object.keys(choices).find((name) => !(name in choosable) && !name.startsWith('custom.'));
  if (unknown !== undefined) return refuse('merge.badChoice', { field: unknown }, 'body.choices');

  const merged: Lead = { ...kept };
  for (const [name, fields] of Object.entries(choosable)) {
    const side = choices[name] ?? (isEmpty(kept[fields[0]!]) ? 'away' : 'kept');
    const from = side === 'away' ? away : kept;
    Object.assign(merged, Object.fromEntries(fields.map((field) => [field, from[field]])));
  }
  merged.phones = united(kept.phones, away.phones, choices.phones);
  merged.emails = united(kept.emails, away.emails, choices.emails);
  merged.custom = mergedCustom(kept.custom, away.custom, choices);
  merged.firstContactAt = earlier(kept.firstContactAt, away.firstContactAt);
  merged.lastContactAt = later(kept.lastContactAt, away.lastContactAt);
  return accept({ kept: merged, away: { ...away, deletedAt: now.toISOString() } });
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function united(kept: readonly string[], away: readonly string[], first: Side = 'kept'): string[] {
  return [...new Set(first === 'kept' ? [...kept, ...away] : [...away, ...kept])];
}

function mergedCustom(kept: Lead['custom'], away: Lead['custom'], choices: Choices): Lead['custom'] {
  const merged: Lead['custom'] = {};
  for (const key of new Set([...Object.keys(kept), ...Object.keys(away)])) {
    const side = choices[`custom.${key}`] ?? (isEmpty(kept[key] ?? null) ? 'away' : 'kept');
    const value = (side === 'away' ? away : kept)[key];
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) <= Date.parse(b) ? a : b;
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) >= Date.parse(b) ? a : b;
}
