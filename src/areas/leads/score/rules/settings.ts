import { DEFAULT_PRIOR_STRENGTH } from '../../../scoring/index.ts';
import type { Lead } from '../../rules/lead.ts';
import type { LeadStatus } from '../../rules/lead-states.ts';

/** What ends a lead's story well or badly: a status, or what a custom field says. */
export type OutcomeRule =
  | { by: 'status'; won: LeadStatus[]; lost: LeadStatus[] }
  | { by: 'custom'; key: string; won: string[]; lost: string[] };

/** How the company scores and learns. */
export type ScoreSettings = {
  outcome: OutcomeRule;
  /** What becomes of a card that is better: it is taken into use, or offered. */
  publish: 'auto' | 'propose';
  /** Learn by itself once a week when enough has happened. */
  weekly: boolean;
  leastNewOutcomes: number;
  /** So many leads in a bin weigh as much as the manager's word on it. */
  priorStrength: number;
  /** Null: as the card has it. */
  pointsToDoubleOdds: number | null;
  /** Days, by measure; the others as shipped. */
  halfLives: Record<string, number>;
  /** Attributes that may not be learned from. */
  leaveOut: string[];
  /** Attributes that look like leaks but are known not to be. */
  trusted: string[];
  /** What one unit of another currency is worth in the company's own, decimal text. */
  rates: Record<string, string>;
};

export const usualScoreSettings: ScoreSettings = {
  outcome: { by: 'status', won: ['qualified', 'converted'], lost: ['disqualified'] },
  publish: 'propose',
  weekly: true,
  leastNewOutcomes: 100,
  priorStrength: DEFAULT_PRIOR_STRENGTH,
  pointsToDoubleOdds: null,
  halfLives: {},
  leaveOut: [],
  trusted: [],
  rates: {},
};

/** What is kept, completed by what is usual. */
export function scoreSettings(kept: Partial<ScoreSettings> | null | undefined): ScoreSettings {
  return { ...usualScoreSettings, ...kept };
}

/** How a lead has ended: true won, false lost, null not yet. */
export function outcomeOf(lead: Pick<Lead, 'status' | 'custom'>, rule: OutcomeRule): boolean | null {
  if (rule.by === 'status') {
    if (rule.won.includes(lead.status)) return true;
    return rule.lost.includes(lead.status) ? false : null;
  }
  const value = lead.custom[rule.key];
  const texts = (Array.isArray(value) ? value : [value]).map((one) => String(one ?? ''));
  if (texts.some((text) => rule.won.includes(text))) return true;
  return texts.some((text) => rule.lost.includes(text)) ? false : null;
}
