import { api } from '../../../../web/api/client.ts';
import type { Handover } from '../../../../web/records/owner/handover.ts';
import { useAfterChange } from '../after-change.ts';
import type { OpportunityRecord } from '../shapes.ts';

/** How an opportunity is given to someone else. */
export function useHandover(opportunity: OpportunityRecord): Handover {
  return {
    record: opportunity,
    name: opportunity.name,
    assign: (ownerId, version) =>
      api.opportunity.assign({ params: { id: opportunity.id }, body: { version, ownerId } }),
    after: useAfterChange(),
  };
}
