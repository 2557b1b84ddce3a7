import { Refusal } from '../../../../kernel/outcome.ts';
import { type Actor, system } from '../../../../platform/actor/actor.ts';
import type { Database } from '../../../../platform/db/database.ts';
import { endedByBand, type FeedbackRow, myFeedback, type ScoredLead, scoredLead } from '../reads.ts';
import { explainLead } from '../rules/explain-lead.ts';
import { valuesOf } from '../rules/scoring.ts';
import { levelsFrom } from '../store-facts.ts';
import { loadScoring, readingAt } from '../store-scoring.ts';

/** Why a lead has its score, worked out from what is known now. @throws Refusal `record.notFound` */
export async function explainScore(db: Database, actor: Actor, id: string) {
  const scoring = await loadScoring(db);
  const [found, mine] = await db.readAll(actor, [scoredLead(id), myFeedback(actor, id)]);
  const lead = found!.rows[0] as ScoredLead | undefined;
  if (!lead) throw new Refusal('record.notFound');
  const scored = { facts: lead, levels: levelsFrom(lead.levels) };
  const values = valuesOf(scoring, scored, readingAt(scoring, Date.now()));
  const explained = explainLead(scoring, values, scoring.catalogue);
  return {
    ...explained,
    leadId: id,
    cardId: scoring.cardId,
    cardNumber: scoring.cardNumber,
    scoredAt: lead.scoredAt,
    nextChangeAt: lead.nextChangeAt,
    similar: await similarTo(db, explained.score),
    outcome: lead.ended,
    myFeedback: (mine!.rows[0] as FeedbackRow | undefined) ?? null,
  };
}

type Bands = ReadonlyMap<number, { leads: number; won: number }>;
/** How leads ended in general moves slowly. */
const remembered = 60_000;
const known = new WeakMap<Database, { bands: Bands; until: number }>();

/** How leads did that stood in the same ten points before their end, counted over the whole company; null: none yet. */
async function similarTo(db: Database, score: number) {
  let entry = known.get(db);
  if (!entry || entry.until < Date.now()) {
    const rows = await db.read(system, endedByBand);
    const bands = new Map(rows.map(({ band, leads, won }) => [band, { leads, won }]));
    entry = { bands, until: Date.now() + remembered };
    known.set(db, entry);
  }
  const band = Math.min(9, Math.floor(score / 10));
  const found = entry.bands.get(band);
  return found ? { from: band * 10, to: band === 9 ? 100 : band * 10 + 9, ...found } : null;
}
