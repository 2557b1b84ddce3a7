import { systemId } from '../../../../platform/actor/actor.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import type { Target } from '../rules/give-out.ts';
import { saveSettings, settingsQuery } from '../store-settings.ts';
import { tellSetting } from '../tell-rooms.ts';
import { refuseBadTarget } from './edit-rules.ts';

/** Who gets what fits no rule; null: it is listed as unassigned until somebody gives it away. */
export async function changeFallback(
  tx: Transaction,
  version: number,
  fallback: Target | null,
): Promise<{ version: number }> {
  if (fallback) await refuseBadTarget(tx, fallback);
  const before = (await tx.maybe(settingsQuery('assignment')))?.value ?? {};
  await saveSettings(tx, 'assignment', version, { ...before, fallback });
  const changes = { fallback: [before.fallback ?? null, fallback] as [unknown, unknown] };
  tellSetting(
    tx,
    'leadSettings.changed',
    { kind: 'leadSettings', id: systemId },
    { name: 'assignment', changes },
  );
  return { version: version + 1 };
}
