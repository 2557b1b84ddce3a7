import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../web/api/client.ts';
import { ApiProblem } from '../../../../web/api/problem.ts';
import { useAfterChange } from '../after-change.ts';
import type { LeadEdit, LeadRecord } from '../lead-shapes.ts';

type Current = LeadRecord & { [field: string]: unknown };

/**
 * Saves fields of a lead as it was read. When someone changed the record meanwhile but not these fields, it is saved over the newer
 * version without a question; when they changed these very fields, the refusal goes on and both sides are shown.
 *
 * @returns `save(values, over)`; `over` is the record that the reader decided to write over
 */
export function useSaveField(lead: LeadRecord) {
  const client = useQueryClient();
  const { refresh } = useAfterChange();
  const write = (values: LeadEdit, version: number) =>
    api.lead.edit({ params: { id: lead.id }, body: { ...values, version } });
  return async (values: LeadEdit, over?: unknown): Promise<void> => {
    const read = lead as Current;
    try {
      await write(values, over ? (over as Current).version : lead.version);
    } catch (error) {
      const current = error instanceof ApiProblem && error.isStale ? (error.current as Current) : null;
      if (!current || over || !isUntouched(values, read, current)) {
        void client.invalidateQueries({ queryKey: api.lead.read.key({ params: { id: lead.id } }) });
        throw error;
      }
      await write(values, current.version);
    }
    await client.invalidateQueries({ queryKey: api.lead.read.key({ params: { id: lead.id } }) });
    void refresh();
  };
}

/** Whether the fields to be written still say what the reader saw. */
function isUntouched(values: LeadEdit, read: Current, current: Current): boolean {
  const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
  return Object.entries(values).every(([field, value]) =>
    field === 'custom'
      ? Object.keys(value as object).every((key) => same(read.custom[key], current.custom?.[key]))
      : same(read[field], current[field]),
  );
}
