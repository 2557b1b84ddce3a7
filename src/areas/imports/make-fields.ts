import { Refusal } from '../../kernel/outcome.ts';
import { may } from '../../platform/actor/actor.ts';
import { createCustomField } from '../../platform/custom-fields/edit-custom-fields.ts';
import { loadCustomFields } from '../../platform/custom-fields/load-custom-fields.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import type { LoadedFile } from './loaded-file.ts';
import { customSubjects } from './targets.ts';

type Subject = 'account' | 'contact' | 'lead' | 'opportunity';

/** The subject and key of a custom field that a column becomes; null for a field that is there for everyone. */
export function customTarget(kind: LoadedFile['kind'], to: string): { subject: Subject; key: string } | null {
  const [, of, key] = /^(?:(account|contact)\.)?custom:([a-z][a-z0-9_]{0,62})$/.exec(to) ?? [];
  if (key === undefined) return null;
  const subject = (of as Subject | undefined) ?? customSubjects[kind][0];
  return subject && customSubjects[kind].includes(subject) ? { subject, key } : null;
}

/**
 * Makes the custom fields that columns were promised, where there is none of that key. The leads' own import makes its own.
 *
 * @throws Refusal `auth.forbidden` when the importer may not make any
 */
export async function makeFields(tx: Transaction, files: readonly LoadedFile[]): Promise<void> {
  for (const file of files) {
    if (file.kind === 'leads') continue;
    for (const { to, newField } of file.choice.columns) {
      const target = to !== null && newField ? customTarget(file.kind, to) : null;
      if (!target || !newField) continue;
      const there = await loadCustomFields(tx, target.subject);
      if (there.some(({ key }) => key === target.key)) continue;
      if (!may(tx.actor, 'settings.manage'))
        throw new Refusal('auth.forbidden', { permission: 'settings.manage' });
      const made = await createCustomField(tx, { subject: target.subject, ...newField, choices: [] });
      if (made.key !== target.key) renameTarget(file, to!, made.key);
    }
  }
}

/** Another field has had the key before: the column goes to the key that the new one got. */
function renameTarget(file: LoadedFile, to: string, key: string): void {
  const columns = file.columns as Map<string, readonly number[]>;
  const found = columns.get(to);
  if (!found) return;
  columns.delete(to);
  columns.set(to.replace(/[^:]+$/, key), found);
}

/** Custom fields that the files' columns were promised, by subject: their kinds by key. */
export function fieldsToCome(files: readonly LoadedFile[]): Map<string, Map<string, string>> {
  const coming = new Map<string, Map<string, string>>();
  for (const file of files)
    for (const { to, newField } of file.choice.columns) {
      const target = to !== null && newField ? customTarget(file.kind, to) : null;
      if (target && newField)
        coming.set(target.subject, (coming.get(target.subject) ?? new Map()).set(target.key, newField.kind));
    }
  return coming;
}
