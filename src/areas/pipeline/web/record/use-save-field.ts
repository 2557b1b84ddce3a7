import { api } from '../../../../web/api/client.ts';
import { useSaveField as useSave } from '../../../../web/records/use-save-field.ts';
import { useAfterChange } from '../after-change.ts';
import type { OpportunityEdit, OpportunityRecord } from '../shapes.ts';

/** Saves fields of the opportunity as it was read. */
export function useSaveField(opportunity: OpportunityRecord) {
  const { refresh } = useAfterChange();
  return useSave<OpportunityEdit>(opportunity, {
    write: (values, version) =>
      api.opportunity.edit({ params: { id: opportunity.id }, body: { ...values, version } }),
    key: api.opportunity.read.key({ params: { id: opportunity.id } }),
    after: refresh,
  });
}
