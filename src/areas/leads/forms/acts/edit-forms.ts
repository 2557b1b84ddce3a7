import { randomBytes } from 'node:crypto';
import { newId } from '../../../../kernel/ids.ts';
import type { Language } from '../../../../kernel/language.ts';
import { must, Refusal } from '../../../../kernel/outcome.ts';
import { loadCustomFields } from '../../../../platform/custom-fields/load-custom-fields.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { tellSetting } from '../../assignment/tell-rooms.ts';
import { checkDefinition, checkOrigins, type FormDefinition } from '../rules/form-definition.ts';
import { type FormRow, insertForm, loadForm, saveForm } from '../store.ts';

export type FormWish = {
  name: string;
  language: Language;
  definition: FormDefinition;
  origins: readonly string[];
  active: boolean;
};
type Saved = { id: string; key: string; version: number };

/** @throws Refusal `form.badField`, `form.asksNobody`, `form.badOrigin` */
export async function createForm(tx: Transaction, wish: FormWish): Promise<Saved> {
  const definition = must(checkDefinition(wish.definition, await loadCustomFields(tx, 'lead')));
  const origins = must(checkOrigins(wish.origins));
  const { name, language, active } = wish;
  // In the public address: long enough that nobody finds a form by trying.
  const key = randomBytes(12).toString('base64url');
  const form: FormRow = { id: newId(), key, name, language, definition, origins, active, version: 1 };
  insertForm(tx, form);
  tellSetting(tx, 'form.created', subject(form.id), { name });
  return { id: form.id, key, version: 1 };
}

/** @throws Refusal `record.stale`, and as for creating one */
export async function editForm(
  tx: Transaction,
  id: string,
  version: number,
  wish: Partial<FormWish>,
): Promise<Saved> {
  const before = await current(tx, id, version, wish);
  const after: FormRow = {
    ...before,
    name: wish.name ?? before.name,
    language: wish.language ?? before.language,
    active: wish.active ?? before.active,
    definition: wish.definition
      ? must(checkDefinition(wish.definition, await loadCustomFields(tx, 'lead')))
      : before.definition,
    origins: wish.origins ? must(checkOrigins(wish.origins)) : before.origins,
  };
  const changes: Record<string, [unknown, unknown]> = {};
  for (const field of ['name', 'language', 'active', 'definition', 'origins'] as const)
    if (JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      changes[field] = [before[field], after[field]];
  if (Object.keys(changes).length === 0) return { id, key: before.key, version };
  saveForm(tx, after);
  tellSetting(tx, 'form.edited', subject(id), { changes });
  return { id, key: before.key, version: version + 1 };
}

/** The public address answers 404 from now on; what the form brought stays. */
export async function deleteForm(tx: Transaction, id: string, version: number): Promise<void> {
  const form = await current(tx, id, version, {});
  saveForm(tx, form, true);
  tellSetting(tx, 'form.deleted', subject(id), { name: form.name });
}

export async function restoreForm(tx: Transaction, id: string): Promise<Saved> {
  const form = await loadForm(tx, id, true);
  saveForm(tx, form);
  tellSetting(tx, 'form.restored', subject(id), { name: form.name });
  return { id, key: form.key, version: form.version + 1 };
}

async function current(tx: Transaction, id: string, version: number, yours: object): Promise<FormRow> {
  const form = await loadForm(tx, id);
  if (form.version !== version) throw new Refusal('record.stale', { current: form, yours });
  return form;
}

function subject(id: string) {
  return { kind: 'form', id };
}
