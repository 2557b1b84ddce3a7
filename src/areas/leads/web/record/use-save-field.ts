import { api } from '../../../../web/api/client.ts';
import { useSaveField as useSaveRecordField } from '../../../../web/records/use-save-field.ts';
import { useAfterChange } from '../after-change.ts';
import type { LeadEdit, LeadRecord } from '../lead-shapes.ts';

/** Saves fields of a lead: `save(values, over)`. */
export function useSaveField(lead: LeadRecord) {
  const { refresh } = useAfterChange();
  return useSaveRecordField<LeadEdit>(lead, {
    write: (values, version) => api.lead.edit({ params: { id: lead.id }, body: { ...values, version } }),
    key: api.lead.read.key({ params: { id: lead.id } }),
    after: refresh,
  });
}
