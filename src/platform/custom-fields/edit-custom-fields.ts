import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/outcome.ts';
import { sql } from '../db/sql.ts';
import type { Transaction } from '../db/transaction.ts';
import { tell } from '../events/tell.ts';
import { customFieldKind, forgetCustomFields } from './load-custom-fields.ts';
import type { CustomField, FieldKind } from './rules/check-custom-values.ts';
import { fieldKey } from './rules/field-key.ts';
import type { CustomSubject } from './rules/subjects.ts';

/** Custom fields of one subject, live ones. */
const mostFields = 200;

export type CustomFieldRow = CustomField & { subject: CustomSubject };
export type NewCustomField = {
  subject: CustomSubject;
  label: string;
  kind: FieldKind;
  choices: readonly string[];
};

const columns = sql.raw('id, subject, key, label, kind, choices, position, version');

/** @throws Refusal `customField.needsChoices`, `customField.tooMany` */
export async function createCustomField(tx: Transaction, field: NewCustomField): Promise<CustomFieldRow> {
  const choices = choicesOf(field.kind, field.choices);
  await lockSubject(tx, field.subject);
  const all = await tx.all(sql<{ key: string; position: number; live: boolean }>`
    select key, position, deleted_at is null as live from platform.custom_fields where subject = ${field.subject}`);
  refuseTooMany(all.filter((one) => one.live).length);
  const key = fieldKey(field.label, new Set(all.map((one) => one.key)));
  const position = Math.max(0, ...all.map((one) => one.position)) + 1;
  const id = newId();
  const made = await tx.one(sql<CustomFieldRow>`
    insert into platform.custom_fields (id, subject, key, label, kind, choices, position)
    values (${id}, ${field.subject}, ${key}, ${field.label}, ${field.kind}, ${choices}, ${position})
    returning ${columns}`);
  announceField(tx, 'customField.created', id, { key, label: field.label, kind: field.kind, choices });
  return made;
}

/** @throws Refusal `record.notFound`, `record.stale`, `customField.needsChoices` */
export async function editCustomField(
  tx: Transaction,
  id: string,
  {
    version,
    ...edit
  }: { version: number; label?: string | undefined; choices?: readonly string[] | undefined },
): Promise<CustomFieldRow> {
  const before = await tx.one(sql<CustomFieldRow>`
    select ${columns} from platform.custom_fields where id = ${id} and deleted_at is null for update`);
  if (before.version !== version) throw new Refusal('record.stale', { current: before, yours: edit });
  const label = edit.label ?? before.label;
  const choices = choicesOf(before.kind, edit.choices ?? before.choices);
  const changes = {
    ...(label !== before.label && { label: [before.label, label] }),
    ...(choices.join('\n') !== before.choices.join('\n') && { choices: [before.choices, choices] }),
  };
  if (Object.keys(changes).length === 0) return before;
  const after = await tx.one(sql<CustomFieldRow>`
    update platform.custom_fields set label = ${label}, choices = ${choices}, version = version + 1
    where id = ${id} returning ${columns}`);
  announceField(tx, 'customField.edited', id, { changes });
  return after;
}

/** Puts fields in the order of `ids`; the others follow in the order they had. */
export async function orderCustomFields(
  tx: Transaction,
  subject: CustomSubject,
  ids: readonly string[],
): Promise<CustomFieldRow[]> {
  await lockSubject(tx, subject);
  await tx.run(sql`
    update platform.custom_fields f set position = o.place
    from (
      select id, row_number() over (order by array_position(${ids}::uuid[], id) nulls last, position, id)::int as place
      from platform.custom_fields where subject = ${subject} and deleted_at is null
    ) o where o.id = f.id and f.position <> o.place`);
  const fields = await tx.all(sql<CustomFieldRow>`
    select ${columns} from platform.custom_fields where subject = ${subject} and deleted_at is null order by position, id`);
  if (fields[0])
    announceField(tx, 'customField.ordered', fields[0].id, { order: fields.map((one) => one.key) });
  return fields;
}

/** @throws Refusal `record.notFound` */
export async function deleteCustomField(tx: Transaction, id: string): Promise<void> {
  const deleted = await tx.run(sql`
    update platform.custom_fields set deleted_at = now(), version = version + 1 where id = ${id} and deleted_at is null`);
  if (deleted === 0) throw new Refusal('record.notFound');
  announceField(tx, 'customField.deleted', id);
}

/** @throws Refusal `record.notFound`, `customField.tooMany` */
export async function restoreCustomField(tx: Transaction, id: string): Promise<CustomFieldRow> {
  const { subject } = await tx.one(
    sql<{ subject: string }>`select subject from platform.custom_fields where id = ${id}`,
  );
  await lockSubject(tx, subject);
  const { live } = await tx.one(sql<{ live: number }>`
    select count(*) as live from platform.custom_fields where subject = ${subject} and deleted_at is null and id <> ${id}`);
  refuseTooMany(live);
  const field = await tx.one(sql<CustomFieldRow>`
    update platform.custom_fields set deleted_at = null, version = version + 1 where id = ${id} returning ${columns}`);
  announceField(tx, 'customField.restored', id);
  return field;
}

function choicesOf(kind: FieldKind, choices: readonly string[]): string[] {
  if (kind !== 'choice' && kind !== 'choices') return [];
  const different = [...new Set(choices)];
  if (different.length === 0) throw new Refusal('customField.needsChoices', {}, 'body.choices');
  return different;
}

/** One at a time: two fields of the same label made at the same moment get different keys. */
async function lockSubject(tx: Transaction, subject: string): Promise<void> {
  await tx.run(
    sql`select pg_advisory_xact_lock(hashtextextended(${`platform.custom_fields:${subject}`}, 0))`,
  );
}

function refuseTooMany(live: number): void {
  if (live >= mostFields) throw new Refusal('customField.tooMany', { max: mostFields });
}

function announceField(
  tx: Transaction,
  type: string,
  id: string,
  payload: Record<string, unknown> = {},
): void {
  tell(tx, { type, subject: { kind: customFieldKind, id }, payload });
  tx.afterCommit(forgetCustomFields);
}
