import { newId } from '../../../../kernel/ids.ts';
import { Refusal } from '../../../../kernel/outcome.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { tellRoom, tellSetting } from '../../assignment/tell-rooms.ts';
import { type FeedbackRow, feedbackById, scoredLead } from '../reads.ts';
import type { FeedbackReason } from '../rules/feedback-reasons.ts';
import { scoreOf } from '../rules/scoring.ts';
import { levelsFrom } from '../store-facts.ts';
import { saveFeedback, settleFeedback } from '../store-feedback.ts';
import { loadScoring, readingAt } from '../store-scoring.ts';

export type Doubt = { says: 'tooHigh' | 'tooLow'; reason: FeedbackReason; words?: string | null | undefined };

/** Someone says that a lead's score is wrong; said again before it was settled, it takes the place of what was said. */
export async function doubtScore(tx: Transaction, leadId: string, doubt: Doubt): Promise<FeedbackRow> {
  const scoring = await loadScoring(tx);
  const lead = await tx.one(scoredLead(leadId));
  const scored = { facts: lead, levels: levelsFrom(lead.levels) };
  const { score } = scoreOf(scoring, scored, readingAt(scoring, tx.now.getTime()));
  const id = await saveFeedback(tx, newId(), { leadId, score, cardId: scoring.cardId, ...doubt });
  const { says, reason } = doubt;
  tellRoom(tx, 'lead.scoreDoubted', leadId, { feedbackId: id, says, reason, score });
  return tx.one(feedbackById(id));
}

/** What became of a doubt. @throws Refusal `record.notFound` */
export async function settleDoubt(
  tx: Transaction,
  id: string,
  settled: 'agreed' | 'kept' | null,
): Promise<FeedbackRow> {
  if (!(await settleFeedback(tx, id, settled))) throw new Refusal('record.notFound');
  const feedback = await tx.one(feedbackById(id));
  tellSetting(
    tx,
    'scoreFeedback.settled',
    { kind: 'scoreFeedback', id },
    { leadId: feedback.leadId, settled },
  );
  return feedback;
}
