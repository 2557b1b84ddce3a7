import { loadCustomFields } from '../../platform/custom-fields/load-custom-fields.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import type { KnownFields } from './inspect-set.ts';

/** The company's custom fields of all that sets bring. */
export async function knownFields(tx: Transaction): Promise<KnownFields> {
  const subjects = ['account', 'contact', 'lead', 'opportunity'] as const;
  return new Map(
    await Promise.all(
      subjects.map(async (subject) => [subject, await loadCustomFields(tx, subject)] as const),
    ),
  );
}
