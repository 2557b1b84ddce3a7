import { must, Refusal } from '../../../../kernel/outcome.ts';
import { readCursor, toPage } from '../../../../kernel/paging.ts';
import type { Actor } from '../../../../platform/actor/actor.ts';
import type { Database } from '../../../../platform/db/database.ts';
import { companyClock } from '../../../../platform/lists/company-clock.ts';
import type { Attribute, Part } from '../../../scoring/index.ts';
import { namedLeads } from '../reads.ts';
import { capturedLeads, endedDuring, type KeptProfile, nearestProfile } from '../reads-drift.ts';
import { binOf, chanceIndex, countBins, haveSameBins, stabilityIndex } from '../rules/drift.ts';
import { lastDays } from '../rules/last-days.ts';
import { learningSeed, observe, observedAt } from '../rules/observe.ts';
import type { AttributeValue } from '../rules/read-attribute.ts';
import { valuesOf } from '../rules/scoring.ts';
import { loadScoring, readingAt, type Scoring } from '../store-scoring.ts';
import { pastsOf } from '../store-training.ts';

/** Enough leads to see whether they have become others; of those that ended the whole past is read. */
const compared: Record<Part, number> = { fit: 5000, engagement: 2000 };

/** A lead as it is compared: `at` is when it came in, or ended. */
type Seen = { id: string; at: string; values: readonly AttributeValue[] };

/**
 * Whether leads still lie in the bins of the card as they did. What they tell us: those that came in lately against those before. How
 * they deal with us: those that ended lately, each at a moment before its end as learning sees it (docs/decisions/0017), against
 * those that the card was learned from; for a card by hand against those that ended before. Of the leads in the actor's sight.
 */
export async function showDrift(db: Database, actor: Actor, days: number) {
  const scoring = await loadScoring(db);
  const { before, since, until } = lastDays(days, await companyClock(db));
  const [kept] = await db.read(actor, nearestProfile(scoring.cardId));
  const parts = ['fit', 'engagement'] as const;
  const now = await inParts((part) => seenDuring(db, actor, scoring, part, since, until));
  const earlier = await inParts((part) => seenDuring(db, actor, scoring, part, before, since));
  const attributes = parts.flatMap((part) =>
    scoring.card.attributes.flatMap((attribute, at) => {
      if (attribute.part !== part || !scoring.readers[at] || now[part].length === 0) return [];
      const learnedFrom = part === 'engagement' ? profileFor(attribute, kept) : null;
      const old = learnedFrom ?? countAt(attribute, at, earlier[part]);
      const fresh = countAt(attribute, at, now[part]);
      const psi = stabilityIndex(old, fresh);
      if (psi === null) return [];
      return [
        {
          attribute,
          psi,
          byChance: psi <= chanceIndex(old, fresh),
          against: learnedFrom ? ('training' as const) : ('before' as const),
          before: total(old),
          now: total(fresh),
          bins: binsOf(attribute).map((bin) => ({ bin, before: old[bin]!, now: fresh[bin]! })),
        },
      ];
    }),
  );
  return { days, cardId: scoring.cardId, attributes: attributes.sort((a, b) => b.psi - a.psi) };
}

/**
 * The leads in one bin of an attribute, the latest first, each with its value.
 *
 * @throws Refusal `score.unknownAttribute`, `paging.badCursor`
 */
export async function leadsInBin(
  db: Database,
  actor: Actor,
  ask: { days: number; key: string; bin: number; cursor?: string | undefined; limit: number },
) {
  const scoring = await loadScoring(db);
  const at = scoring.card.attributes.findIndex(({ key }) => key === ask.key);
  const attribute = scoring.card.attributes[at];
  if (!attribute) throw new Refusal('score.unknownAttribute', { keys: ask.key, count: 1 }, 'query.key');
  const { since, until } = lastDays(ask.days, await companyClock(db));
  const after = ask.cursor === undefined ? null : must(readCursor(ask.cursor));
  const seen = await seenDuring(db, actor, scoring, attribute.part, since, until);
  const rows = seen.filter(
    (one) => binOf(attribute, one.values[at]!) === ask.bin && (!after || isBehind(one, after)),
  );
  const page = toPage(rows.slice(0, ask.limit + 1), ask.limit, (row) => ({ value: row.at, id: row.id }));
  const names = await db.read(actor, namedLeads(page.items.map(({ id }) => id)));
  const byId = new Map(names.map((one) => [one.id, one]));
  return {
    next: page.next,
    items: page.items.flatMap(({ id, at: moment, values }) => {
      const named = byId.get(id);
      return named ? [{ ...named, at: moment, value: values[at]! }] : [];
    }),
  };
}

function isBehind(row: Seen, { value, id }: { value: string | number | null; id: string }): boolean {
  return row.at < String(value) || (row.at === value && row.id < id);
}

async function inParts<T>(of: (part: Part) => Promise<T>): Promise<Record<Part, T>> {
  return { fit: await of('fit'), engagement: await of('engagement') };
}

function seenDuring(
  db: Database,
  actor: Actor,
  scoring: Scoring,
  part: Part,
  from: string,
  until: string,
): Promise<Seen[]> {
  const read = part === 'fit' ? seenAsCaptured : seenBeforeEnd;
  return read(db, actor, scoring, from, until);
}

async function seenAsCaptured(db: Database, actor: Actor, scoring: Scoring, from: string, until: string) {
  const leads = await db.read(actor, capturedLeads(from, until, compared.fit));
  const moment = readingAt(scoring, Date.now());
  return leads.map((facts): Seen => {
    const values = valuesOf(scoring, { facts, levels: {} }, moment);
    return { id: facts.id, at: facts.capturedAt, values };
  });
}

async function seenBeforeEnd(db: Database, actor: Actor, scoring: Scoring, from: string, until: string) {
  const ended = await db.read(actor, endedDuring(from, until, compared.engagement));
  const ids = ended.map(({ id }) => id);
  const pasts = new Map((await db.read(actor, pastsOf(ids))).map((lead) => [lead.id, lead]));
  return ended.flatMap(({ id, at }): Seen[] => {
    const lead = pasts.get(id);
    if (!lead) return [];
    const moment = observedAt(id, learningSeed, Date.parse(lead.capturedAt), Date.parse(at));
    const values = valuesOf(scoring, observe(lead, moment, scoring.halfLives), readingAt(scoring, moment));
    return [{ id, at, values }];
  });
}

function countAt(attribute: Attribute, at: number, seen: readonly Seen[]): number[] {
  return countBins(
    attribute,
    seen.map(({ values }) => values[at]!),
  );
}

function profileFor(attribute: Attribute, kept: KeptProfile | undefined): readonly number[] | null {
  const then = kept?.attributes.find((one) => haveSameBins(one, attribute));
  return (then && kept!.profile.bins[attribute.key]) ?? null;
}

/** The places that a value may have: missing first; a category has one for the rest. */
function binsOf(attribute: Attribute): number[] {
  const last = 'other' in attribute ? attribute.bins.length + 1 : attribute.bins.length;
  return Array.from({ length: last + 1 }, (_, bin) => bin);
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, one) => sum + one, 0);
}
