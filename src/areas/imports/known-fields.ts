import { loadCustomFields } from '../../platform/custom-fields/load-custom-fields.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import type { KnownFields } from './inspect-set.ts';

/** The company's custom fields of all that sets bring. */
export async function knownFields(tx: Transaction): Promise<KnownFields> {
  const known = new Map<string, Awaited<ReturnType<typeof loadCustomFields>>>();
  for (const subject of ['account', 'contact', 'lead', 'opportunity'])
    known.set(subject, await loadCustomFields(tx, subject));
  return known;
}
