import { api } from '../../../../web/api/client.ts';
import type { Handover } from '../../../../web/records/owner/handover.ts';
import { useAfterChange } from '../after-change.ts';
import { leadName } from '../lead-name.ts';
import type { LeadRecord } from '../lead-shapes.ts';
import { useText } from '../text.ts';

/** How a lead is given to someone else. */
export function useHandover(lead: LeadRecord): Handover {
  const text = useText();
  return {
    record: lead,
    name: leadName(lead, text('web.act.unnamed')),
    assign: (ownerId, version) => api.lead.assign({ params: { id: lead.id }, body: { version, ownerId } }),
    after: useAfterChange(),
  };
}
