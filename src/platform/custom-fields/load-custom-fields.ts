import { system } from '../actor/actor.ts';
import { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Transaction } from '../db/transaction.ts';
import { onChange } from '../events/live.ts';
import type { CustomField } from './rules/check-custom-values.ts';

/** Under which changes to fields are announced. */
export const customFieldKind = 'customField';

type Fields = ReadonlyMap<string, readonly CustomField[]>;

let remembered = new WeakMap<Database, Fields>();
const rememberedByName = new Map<string, Fields>();
/** Goes up when fields change: what was being read meanwhile is not kept. */
let generation = 0;

onChange((changes) => {
  if (changes.some(({ kind }) => kind === customFieldKind || kind === '*')) forgetCustomFields();
});

/** What is remembered is read again; called after a change in this process, and on notice of one in another. */
export function forgetCustomFields(): void {
  generation++;
  remembered = new WeakMap();
  rememberedByName.clear();
}

/** Live fields of all subjects: there are tens. Everyone may know them. */
const customFieldsQuery = sql<CustomField & { subject: string }>`
  select id, subject, key, label, kind, choices, position, version from platform.custom_fields
  where deleted_at is null order by subject, position, id`;

/** The custom fields of a subject such as `lead`, in their order; remembered in the process until one changes. */
export async function loadCustomFields(
  from: Database | Transaction,
  subject: string,
): Promise<readonly CustomField[]> {
  const known = from instanceof Database ? remembered.get(from) : rememberedByName.get(databaseOf(from));
  if (known) return known.get(subject) ?? [];
  const before = generation;
  const rows =
    from instanceof Database ? await from.read(system, customFieldsQuery) : await from.all(customFieldsQuery);
  const fields = new Map<string, CustomField[]>();
  for (const { subject: of, ...field } of rows) fields.set(of, [...(fields.get(of) ?? []), field]);
  if (before === generation) {
    if (from instanceof Database) remembered.set(from, fields);
    else rememberedByName.set(databaseOf(from), fields);
  }
  return fields.get(subject) ?? [];
}

/** A transaction knows its database only by the connection. */
function databaseOf({ client }: Transaction): string {
  const { host, port, database } = client as unknown as { host: string; port: number; database: string };
  return `${host}:${port}/${database}`;
}
