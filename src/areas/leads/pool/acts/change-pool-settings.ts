import { Refusal } from '../../../../kernel/outcome.ts';
import { systemId } from '../../../../platform/actor/actor.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { saveSettings, settingsQuery } from '../../assignment/store-settings.ts';
import { tellSetting } from '../../assignment/tell-rooms.ts';
import { type PoolSettings, poolSettings } from '../rules/pool-settings.ts';

/** @throws Refusal `pool.warnsTooEarly` when the warning would come before the lead is even given, `record.stale` */
export async function changePoolSettings(
  tx: Transaction,
  version: number,
  settings: PoolSettings,
): Promise<{ version: number }> {
  if (settings.warnDays >= settings.idleDays)
    throw new Refusal('pool.warnsTooEarly', { idleDays: settings.idleDays }, 'body.warnDays');
  const before = poolSettings((await tx.maybe(settingsQuery('pool')))?.value);
  await saveSettings(tx, 'pool', version, settings);
  const changes: Record<string, [unknown, unknown]> = {};
  for (const key of Object.keys(settings) as (keyof PoolSettings)[])
    if (JSON.stringify(before[key]) !== JSON.stringify(settings[key]))
      changes[key] = [before[key], settings[key]];
  tellSetting(tx, 'leadSettings.changed', { kind: 'leadSettings', id: systemId }, { name: 'pool', changes });
  return { version: version + 1 };
}
