import type { Transaction } from '../../../platform/db/transaction.ts';
import type { Lead } from '../rules/lead.ts';
import { afterEvent, countsFor, type EngagementEvent, isBackdated, type Levels } from './rules/engagement.ts';
import { factsOf, type ScoredFields } from './rules/lead-facts.ts';
import { reasonsFor } from './rules/reasons.ts';
import { scoreOf, valuesOf } from './rules/scoring.ts';
import { outcomeOf } from './rules/settings.ts';
import { leadsContactedBy, renewLevels, saveLevels } from './store-engagement.ts';
import { type LevelsJson, levelsFrom } from './store-facts.ts';
import { type KeptRow, readLevels, sendScores } from './store-keep.ts';
import { loadScoring, readingAt, type Scoring } from './store-scoring.ts';

/**
 * Keeps scores up with the leads, inside the acts that change them: what an act loads is held here with how the lead dealt with us,
 * and what it saves is scored and sent along with its COMMIT. Not a trip more than without.
 */

/** A lead as an act found it, and its dealings as they are by now. */
type Held = { before: ScoredFields; levels: Levels; levelsNow: Levels };
type Keeping = { scoring: Scoring; held: Map<string, Held> };

const keepings = new WeakMap<Transaction, Keeping>();

/** Before an act loads or captures leads; asks the database only the first time. */
export async function prepareScoring(tx: Transaction): Promise<void> {
  if (!keepings.has(tx)) keepings.set(tx, { scoring: await loadScoring(tx), held: new Map() });
}

/** Remembers a lead that was loaded to be changed. */
export function holdLead(tx: Transaction, lead: Lead, json: LevelsJson): void {
  const levels = levelsFrom(json);
  keepings.get(tx)!.held.set(lead.id, { before: lead, levels, levelsNow: levels });
}

/** Something happened between us and a lead: its measures follow, and its score when the act saves it. */
export async function noteDealing(tx: Transaction, id: string, event: EngagementEvent): Promise<void> {
  if (!countsFor(event)) return;
  await prepareScoring(tx);
  const { scoring, held } = keepings.get(tx)!;
  const one = held.get(id);
  if (!one) return;
  if (isBackdated(one.levelsNow, event.at)) {
    const renewed = await renewLevels(tx, [id], scoring.halfLives, { more: new Map([[id, [event]]]) });
    one.levelsNow = renewed.get(id) ?? {};
    return;
  }
  one.levelsNow = afterEvent(one.levelsNow, event, scoring.halfLives);
  saveLevels(tx, new Map([[id, changedLevels(one)]]));
}

function changedLevels({ levels, levelsNow }: Held): Levels {
  return Object.fromEntries(Object.entries(levelsNow).filter(([key, level]) => levels[key] !== level));
}

/** An act that logged communications is being taken back: they count no more. */
export async function forgetDealings(tx: Transaction, batchId: string): Promise<void> {
  await renewDealings(tx, await leadsContactedBy(tx, batchId), batchId);
}

/** Makes the measures of these leads anew from the log, after merging or parting them. */
export async function renewDealings(
  tx: Transaction,
  ids: readonly string[],
  butBatch: string | null = null,
): Promise<void> {
  await prepareScoring(tx);
  const { scoring, held } = keepings.get(tx)!;
  const levels = await renewLevels(tx, ids, scoring.halfLives, { batch: butBatch });
  for (const id of ids) {
    const one = held.get(id);
    if (one) one.levelsNow = levels.get(id) ?? {};
  }
}

/** Scores a lead that is being written, along with COMMIT; unprepared, it is left to be caught up with. @param after with the version it gets */
export function keepScore(tx: Transaction, after: Lead): void {
  const keeping = keepings.get(tx);
  if (!keeping) return;
  const { scoring, held } = keeping;
  sendScores(tx, scoring.cardId, [rowFor(tx, scoring, after, held.get(after.id))]);
}

/** The same for many at once. */
export async function keepScores(tx: Transaction, leads: readonly Lead[]): Promise<void> {
  await prepareScoring(tx);
  const { scoring, held } = keepings.get(tx)!;
  const unknown = leads.filter(({ id }) => !held.has(id));
  if (unknown.length > 0) {
    const levels = await readLevels(
      tx,
      unknown.map(({ id }) => id),
    );
    for (const lead of unknown) {
      const known = levels.get(lead.id) ?? {};
      held.set(lead.id, { before: lead, levels: known, levelsNow: known });
    }
  }
  sendScores(
    tx,
    scoring.cardId,
    leads.map((lead) => rowFor(tx, scoring, lead, held.get(lead.id))),
  );
}

function rowFor(tx: Transaction, scoring: Scoring, lead: Lead, held: Held | undefined): KeptRow {
  const moment = readingAt(scoring, tx.now.getTime());
  const levels = held?.levelsNow ?? {};
  const scored = { facts: factsOf(lead), levels };
  const kept = scoreOf(scoring, scored, moment);
  return {
    id: lead.id,
    ownerId: lead.ownerId,
    teamId: lead.teamId,
    live: lead.deletedAt === null,
    version: lead.version,
    ...kept,
    nextChangeAt: kept.nextChangeAt === null ? null : new Date(kept.nextChangeAt).toISOString(),
    cause: held ? (held.levels === held.levelsNow ? 'changed' : 'contact') : 'captured',
    reasons: held
      ? reasonsFor(
          scoring,
          valuesOf(scoring, { facts: factsOf(held.before), levels: held.levels }, moment),
          valuesOf(scoring, scored, moment),
        )
      : [],
    won: outcomeOf(lead, scoring.settings.outcome),
  };
}
