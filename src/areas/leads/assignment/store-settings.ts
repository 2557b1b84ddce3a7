import { Refusal } from '../../../kernel/outcome.ts';
import { type Query, sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';

/** Rooms that keep what the company has decided in leads.settings. */
export type SettingsName = 'assignment' | 'pool' | 'score';
export type KeptSettings = { value: Record<string, unknown>; version: number };

/** No row yet: version 0, and the room's own defaults hold. */
export function settingsQuery(name: SettingsName): Query<KeptSettings> {
  return sql<KeptSettings>`select value, version from leads.settings where name = ${name}`;
}

/**
 * Writes settings over the version that was read.
 *
 * @throws Refusal `record.stale` when someone else was faster.
 */
export async function saveSettings(
  tx: Transaction,
  name: SettingsName,
  version: number,
  value: object,
): Promise<void> {
  const saved = await tx.run(sql`
    insert into leads.settings (name, value, version, updated_at, updated_by)
    select ${name}, ${JSON.stringify(value)}::text::jsonb, 1, ${tx.now}::timestamptz, ${tx.actor.id}::uuid where ${version}::int = 0
    on conflict (name) do nothing`);
  if (saved === 1) return;
  const changed = await tx.run(sql`
    update leads.settings set value = ${JSON.stringify(value)}::text::jsonb, version = version + 1, updated_at = ${tx.now},
      updated_by = ${tx.actor.id}
    where name = ${name} and version = ${version}`);
  if (changed === 1) return;
  const current = await tx.maybe(settingsQuery(name));
  throw new Refusal('record.stale', {
    current: { ...current?.value, version: current?.version ?? 0 },
    yours: value,
  });
}
