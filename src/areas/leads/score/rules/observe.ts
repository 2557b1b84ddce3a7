import type { Changes } from '../../../../kernel/changes.ts';
import type { LeadStatus } from '../../rules/lead-states.ts';
import { type EngagementEvent, type HalfLives, levelsAfter } from './engagement.ts';
import { factsOf, type ScoredFields } from './lead-facts.ts';
import type { Scored } from './scoring.ts';
import { type OutcomeRule, outcomeOf } from './settings.ts';

/** One event of a lead's past, as learning looks at it. */
export type PastDealing = EngagementEvent & {
  changes?: Changes | null;
  /** Taken back since: it counts in no measure. What it changed was changed back by an event of its own. */
  undone?: boolean;
};

/** A lead as it stands now, with its past. */
export type LeadWithPast = ScoredFields & {
  id: string;
  status: LeadStatus;
  /** In any order. */
  events: readonly PastDealing[];
};

/** How a lead ended, and when; null when it has not, or nobody knows when it did. */
export type Ending = { won: boolean; at: number | null };

/**
 * Its outcome by the company's rule, and the moment it came: when it entered what it has not left since. A lead that was qualified and
 * then converted was won when it was qualified.
 */
export function endingOf(lead: LeadWithPast, rule: OutcomeRule): Ending | null {
  const won = outcomeOf(lead, rule);
  if (won === null) return null;
  const field = rule.by === 'status' ? 'status' : `custom.${rule.key}`;
  const judged = (value: unknown): boolean | null =>
    outcomeOf(
      rule.by === 'status'
        ? { status: value as LeadStatus, custom: {} }
        : { status: 'new', custom: { [rule.key]: value } },
      rule,
    );
  let at: number | null = null;
  const moves = lead.events.filter(({ changes }) => changes && field in changes);
  for (const event of moves.toSorted((a, b) => a.at - b.at)) {
    const [before, after] = event.changes![field]!;
    if (judged(after) === won && judged(before) !== won) at = event.at;
  }
  return { won, at };
}

/** Learning draws by this alone: the same data give the same card. */
export const learningSeed = 1;

/**
 * The moment at which learning sees a lead: anywhere between its coming in and its end, the same for the same lead and seed. Seen at
 * its end, a lead would betray by how much had happened that it was about to end.
 */
export function observedAt(id: string, seed: number, capturedAt: number, endedAt: number): number {
  return capturedAt + shareOf(`${id} ${seed}`) * Math.max(0, endedAt - capturedAt - 1);
}

/** A number from 0 to 1 (exclusive) that a text always gives (FNV-1a, mixed once more). */
export function shareOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

/**
 * The lead as it was at a moment: everything that was changed later is taken back, the latest first, and only what had happened by
 * then counts in its measures.
 */
export function observe(lead: LeadWithPast, moment: number, halfLives: HalfLives): Scored {
  const then: Record<string, unknown> = { ...lead, custom: { ...lead.custom } };
  const later = lead.events
    .map((event, order) => ({ event, order }))
    .filter(({ event }) => event.at > moment)
    .sort((a, b) => b.event.at - a.event.at || b.order - a.order);
  for (const { event } of later)
    for (const [field, [before]] of Object.entries(event.changes ?? {})) takeBack(then, field, before);
  const dealings = lead.events.filter(({ at, undone }) => at <= moment && !undone);
  return { facts: factsOf(then as ScoredFields), levels: levelsAfter(dealings, halfLives) };
}

function takeBack(lead: Record<string, unknown>, field: string, before: unknown): void {
  if (!field.startsWith('custom.')) {
    if (field in lead) lead[field] = before;
    return;
  }
  const custom = lead.custom as Record<string, unknown>;
  if (before === null || before === undefined) delete custom[field.slice(7)];
  else custom[field.slice(7)] = before;
}
