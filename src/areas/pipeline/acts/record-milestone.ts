import type { Transaction } from '../../../platform/db/transaction.ts';
import { saveMilestone } from '../store-history.ts';
import { tellOpportunity } from '../tell-opportunity.ts';

/**
 * Records that a room further along has done something for an opportunity (need sheet complete, quote sent), so that exit
 * conditions can ask for it. Once is enough: again changes nothing.
 *
 * @param done false when it is no longer so
 */
export async function recordMilestone(
  tx: Transaction,
  opportunityId: string,
  name: string,
  done: boolean,
): Promise<void> {
  const changed = await saveMilestone(tx, opportunityId, name, done);
  if (changed && done) tellOpportunity(tx, 'opportunity.milestoneReached', opportunityId, { name });
}
