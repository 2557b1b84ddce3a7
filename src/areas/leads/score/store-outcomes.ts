import { type Query, sql } from '../../../platform/db/sql.ts';
import type { Card } from '../../scoring/index.ts';

/** How a lead ended, with its score just before. */
export type OutcomeRow = {
  leadId: string;
  at: string;
  won: boolean;
  score: number;
  raw: number;
  chance: number;
  fitGrade: string;
  engagementGrade: string;
  cardId: string;
};

/** Cards that were in use, the earliest first, each with when that began. */
export const publishedCards: Query<{ id: string; card: Card; since: string }> = sql<{
  id: string;
  card: Card;
  since: string;
}>`select id, card, published_at as since from leads.score_cards where published_at is not null order by published_at, id`;

export const clearOutcomes: Query<unknown> = sql`delete from leads.score_outcomes`;

export function insertOutcomes(rows: readonly OutcomeRow[]): Query<unknown> {
  return sql`
    insert into leads.score_outcomes (lead_id, at, won, score, raw, chance, fit_grade, engagement_grade, card_id)
    select "leadId", at, won, score, raw, chance, "fitGrade", "engagementGrade", "cardId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r("leadId" uuid, at timestamptz, won boolean, score smallint, raw int,
      chance real, "fitGrade" text, "engagementGrade" text, "cardId" uuid)
    on conflict (lead_id) do nothing`;
}

/** A step of a lead's score in the past. */
export type PastScoreRow = {
  leadId: string;
  at: string;
  before: number | null;
  after: number;
  cause: string;
  reasons: readonly unknown[];
};

export function insertPastScores(cardId: string, rows: readonly PastScoreRow[]): Query<unknown> {
  return sql`
    insert into leads.score_changes (lead_id, at, card_id, before, after, cause, reasons)
    select "leadId", at, ${cardId}::uuid, before, after, cause, reasons
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r("leadId" uuid, at timestamptz, before smallint, after smallint,
      cause text, reasons jsonb)`;
}
