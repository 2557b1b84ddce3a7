import { sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { Levels } from './rules/engagement.ts';
import type { Reason } from './rules/reasons.ts';
import type { LeadScore } from './rules/scoring.ts';
import { type LevelsJson, levelsColumn, levelsFrom } from './store-facts.ts';

/** A score with everything that is kept beside it. */
export type KeptRow = Omit<LeadScore, 'nextChangeAt'> & {
  id: string;
  ownerId: string | null;
  teamId: string | null;
  live: boolean;
  /** The lead's, that it was made from. */
  version: number;
  nextChangeAt: string | null;
  cause: string;
  reasons: readonly Reason[] | null;
  /** How the lead has ended; null: not yet. */
  won: boolean | null;
  endedAt?: string;
};

/** Sends scores along with what comes next: the row, the history if what is shown moved, the outcome if one came. */
export function sendScores(tx: Transaction, cardId: string, rows: readonly KeptRow[]): void {
  const [first] = rows;
  if (!first) return;
  if (rows.length === 1 && first.cause === 'captured' && first.won === null) {
    tx.later(
      sql`select leads.keep_first_score(${JSON.stringify(first)}::text::jsonb, ${cardId}::uuid, ${tx.now}::timestamptz)`,
    );
    return;
  }
  tx.later(
    sql`select leads.keep_scores(${JSON.stringify(rows)}::text::jsonb, ${cardId}::uuid, ${tx.now}::timestamptz)`,
  );
}

/** How these leads dealt with us. */
export async function readLevels(tx: Transaction, ids: readonly string[]): Promise<Map<string, Levels>> {
  const rows = await tx.asSystem(() =>
    tx.all(sql<{ id: string; levels: LevelsJson }>`
      select l.id, ${levelsColumn} as levels from leads.leads l where l.id = any(${ids}::uuid[])`),
  );
  return new Map(rows.map(({ id, levels }) => [id, levelsFrom(levels)]));
}
