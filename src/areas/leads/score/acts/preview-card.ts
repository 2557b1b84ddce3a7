import { Refusal } from '../../../../kernel/outcome.ts';
import type { Actor } from '../../../../platform/actor/actor.ts';
import type { Database } from '../../../../platform/db/database.ts';
import type { Card } from '../../../scoring/index.ts';
import { leadsInSight, namedLeads, sampledLeads, sampleSize, scoredLead } from '../reads.ts';
import { cardFaults, unknownAttributes } from '../rules/check-card.ts';
import { explainLead } from '../rules/explain-lead.ts';
import { differingFacts, emptyPreview, type Moved, previewOf, rowIn } from '../rules/preview.ts';
import type { AttributeValue } from '../rules/read-attribute.ts';
import { type ManyValues, rawScores, valuesOfMany } from '../rules/score-many.ts';
import { type ScoringCard, valuesOf } from '../rules/scoring.ts';
import { cardById, draftCard } from '../store-cards.ts';
import { levelsFrom } from '../store-facts.ts';
import { loadScoring, readingAt, scoringWith } from '../store-scoring.ts';

/** A card given whole, or by its id; neither: the draft. */
export type Which = { card?: Card | undefined; cardId?: string | undefined };

/** @throws Refusal `score.noDraft`, `record.notFound` */
async function cardMeant(db: Database, actor: Actor, { card, cardId }: Which): Promise<Card> {
  if (card) return card;
  const [row] = await db.read(actor, cardId ? cardById(cardId) : draftCard);
  if (!row) throw new Refusal(cardId ? 'record.notFound' : 'score.noDraft');
  return row.card;
}

/** What would change if the card were in use, among the leads in the actor's sight. Nothing is written. */
export async function previewCard(db: Database, actor: Actor, which: Which) {
  const present = await loadScoring(db);
  const card = await cardMeant(db, actor, which);
  const faults = cardFaults(card, present.catalogue);
  const [sight] = await db.read(actor, leadsInSight);
  const leads = Math.max(0, sight!.n);
  const next = faults.length > 0 ? null : scoringWith(card, present.fields);
  if (!next) return { leads, gone: [], ...emptyPreview(faults) };

  const sample = await db.read(actor, sampledLeads(leads));
  const scored = sample.map((lead) => ({ facts: lead, levels: levelsFrom(lead.levels) }));
  const moment = readingAt(present, Date.now());
  const [old, fresh] = [valuesOfMany(present, scored, moment), valuesOfMany(next, scored, moment)];
  const { movers, ...counted } = previewOf(
    present,
    next,
    rawScores(present, old, sample.length),
    rawScores(next, fresh, sample.length),
  );
  const ids = [...movers.up, ...movers.down].map(({ row }) => sample[row]!.id);
  const names = new Map((await db.read(actor, namedLeads(ids))).map((lead) => [lead.id, lead]));
  const shown = (moved: Moved[]) =>
    moved.map((one) => moverOf(one, names, sample, present, next, old, fresh));
  return {
    leads,
    looked: sample.length,
    exact: leads <= sampleSize,
    ...counted,
    movers: { up: shown(movers.up), down: shown(movers.down) },
    gone: [...next.gone],
    faults: [],
  };
}

function moverOf(
  { row, before, after, was, is }: Moved,
  names: ReadonlyMap<string, { name: string; company: string; ownerName: string | null }>,
  sample: readonly { id: string; status: string }[],
  present: ScoringCard,
  next: ScoringCard,
  old: ManyValues,
  fresh: ManyValues,
) {
  const { id, status } = sample[row]!;
  const { name = '', company = '', ownerName = null } = names.get(id) ?? {};
  return {
    id,
    name,
    company,
    ownerName,
    status: status as 'new',
    before,
    after,
    fitBefore: was.fit,
    fitAfter: is.fit,
    engagementBefore: was.engagement,
    engagementAfter: is.engagement,
    reasons: differingFacts(present, next, rowIn(old, row), rowIn(fresh, row)),
  };
}

export type Trial = Which & { leadId?: string | undefined; values: Readonly<Record<string, AttributeValue>> };

/**
 * The score of an imagined lead, or of one there is with some facts otherwise.
 *
 * @throws Refusal `score.faulty`, `score.unknownAttribute`, `record.notFound`, `score.noDraft`
 */
export async function tryScore(db: Database, actor: Actor, trial: Trial) {
  const present = await loadScoring(db);
  const card = await cardMeant(db, actor, trial);
  const faults = cardFaults(card, present.catalogue);
  if (faults.length > 0) throw new Refusal('score.faulty', { faults, count: faults.length }, 'body.card');
  const imagined = Object.keys(trial.values).map((key) => ({ key }));
  const unknown = unknownAttributes(
    { ...card, attributes: imagined } as unknown as Card,
    present.catalogue,
    card,
  );
  if (unknown.length > 0)
    throw new Refusal('score.unknownAttribute', { keys: unknown.join(', ') }, 'body.values');
  const scoring = scoringWith(card, present.fields);
  const own = trial.leadId ? await valuesOfLead(db, actor, trial.leadId, scoring) : freshValues(scoring);
  const values = card.attributes.map(({ key }, at) =>
    Object.hasOwn(trial.values, key) ? trial.values[key]! : (own[at] ?? null),
  );
  return explainLead(scoring, values, present.catalogue);
}

/** A lead that has just come in: nothing has happened yet, and nothing is known. */
function freshValues({ readers }: ScoringCard): AttributeValue[] {
  return readers.map((reader) => (reader?.drifts && reader.drifts !== 'agesFromContact' ? 0 : null));
}

async function valuesOfLead(
  db: Database,
  actor: Actor,
  id: string,
  scoring: ScoringCard,
): Promise<AttributeValue[]> {
  const present = await loadScoring(db);
  const [lead] = await db.read(actor, scoredLead(id));
  if (!lead) throw new Refusal('record.notFound');
  return valuesOf(scoring, { facts: lead, levels: levelsFrom(lead.levels) }, readingAt(present, Date.now()));
}
