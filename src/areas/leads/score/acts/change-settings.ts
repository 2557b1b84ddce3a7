import { Refusal } from '../../../../kernel/outcome.ts';
import { systemId } from '../../../../platform/actor/actor.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { enqueue } from '../../../../platform/jobs/enqueue.ts';
import { saveSettings, settingsQuery } from '../../assignment/store-settings.ts';
import { tellSetting } from '../../assignment/tell-rooms.ts';
import { measures } from '../rules/measures.ts';
import { type OutcomeRule, type ScoreSettings, scoreSettings } from '../rules/settings.ts';
import { forgetScoring, loadScoring } from '../store-scoring.ts';
import { renewOutcomesTask } from './renew-outcomes.ts';
import { startRun } from './rescore.ts';

/**
 * @throws Refusal `record.stale`, `score.outcomeBoth`, `score.outcomeFieldUnknown`, `score.unknownAttribute`
 */
export async function changeScoreSettings(
  tx: Transaction,
  version: number,
  settings: ScoreSettings,
): Promise<{ version: number }> {
  const scoring = await loadScoring(tx);
  const known = new Set(scoring.fields.map(({ key }) => key));
  check(settings.outcome, known);
  const measured = new Set(measures.map(({ key }) => key));
  const unknown = Object.keys(settings.halfLives).filter((key) => !measured.has(key));
  if (unknown.length > 0)
    throw new Refusal('score.unknownAttribute', { keys: unknown.join(', ') }, 'body.settings.halfLives');
  const before = scoreSettings((await tx.maybe(settingsQuery('score')))?.value);
  await saveSettings(tx, 'score', version, settings);
  const changes: Record<string, [unknown, unknown]> = {};
  for (const key of Object.keys(settings) as (keyof ScoreSettings)[])
    if (JSON.stringify(before[key]) !== JSON.stringify(settings[key]))
      changes[key] = [before[key], settings[key]];
  tellSetting(tx, 'leadSettings.changed', { kind: 'leadSettings', id: systemId }, { name: 'score', changes });
  // Levels were made with the half-lives of before.
  if (changes.halfLives) startRun(tx, 'settings', { ...scoring, basis: scoring.basisWith({ settings }) });
  // In a queue: of two changes the later one has the last word.
  if (changes.outcome)
    enqueue(tx, renewOutcomesTask, {}, { key: renewOutcomesTask, queue: renewOutcomesTask });
  tx.afterCommit(forgetScoring);
  return { version: version + 1 };
}

function check(outcome: OutcomeRule, known: ReadonlySet<string>): void {
  const both = (outcome.won as string[]).find((value) => (outcome.lost as string[]).includes(value));
  if (both !== undefined) throw new Refusal('score.outcomeBoth', { value: both }, 'body.settings.outcome');
  if (outcome.by === 'custom' && !known.has(outcome.key))
    throw new Refusal('score.outcomeFieldUnknown', { key: outcome.key }, 'body.settings.outcome.key');
}
