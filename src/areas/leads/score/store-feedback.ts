import { sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { FeedbackReason } from './rules/feedback-reasons.ts';

type Feedback = {
  leadId: string;
  score: number;
  cardId: string;
  says: 'tooHigh' | 'tooLow';
  reason: FeedbackReason;
  words?: string | null | undefined;
};

/** One open opinion for each person and lead. @returns its id */
export async function saveFeedback(tx: Transaction, id: string, feedback: Feedback): Promise<string> {
  const { leadId, score, cardId, says, reason, words = null } = feedback;
  const row = await tx.one(sql<{ id: string }>`
    insert into leads.score_feedback (id, lead_id, by_id, at, score, card_id, says, reason, words)
    values (${id}, ${leadId}, ${tx.actor.id}, ${tx.now}, ${score}, ${cardId}, ${says}, ${reason}, ${words})
    on conflict (lead_id, by_id) where settled is null do update set at = excluded.at, score = excluded.score,
      card_id = excluded.card_id, says = excluded.says, reason = excluded.reason, words = excluded.words
    returning id`);
  return row.id;
}

/** @returns false when it isn't there for this actor. */
export async function settleFeedback(
  tx: Transaction,
  id: string,
  settled: 'agreed' | 'kept' | null,
): Promise<boolean> {
  // Open again only while its author has not said something newer.
  const changed = await tx.run(sql`
    update leads.score_feedback f set settled = ${settled}::text,
      settled_by = case when ${settled}::text is null then null else ${tx.actor.id}::uuid end,
      settled_at = case when ${settled}::text is null then null else ${tx.now}::timestamptz end
    where f.id = ${id} and (${settled}::text is not null or not exists (
      select 1 from leads.score_feedback o where o.lead_id = f.lead_id and o.by_id = f.by_id and o.settled is null and o.id <> f.id))`);
  return changed === 1;
}
