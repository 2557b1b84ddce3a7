import type { Actor } from '../../../../platform/actor/actor.ts';
import type { Database } from '../../../../platform/db/database.ts';
import type { Attribute } from '../../../scoring/index.ts';
import { goneLabels, leadsInSight, sampledLeads } from '../reads.ts';
import type { CatalogueAttribute } from '../rules/attributes.ts';
import { describeValues } from '../rules/describe-values.ts';
import { readerOf } from '../rules/read-attribute.ts';
import { draftCard } from '../store-cards.ts';
import { levelsFrom } from '../store-facts.ts';
import { loadScoring, readingAt } from '../store-scoring.ts';

/** Everything a card may give points for, with what the leads in the actor's sight have; and what a card still names though it is gone. */
export async function showAttributes(db: Database, actor: Actor) {
  const scoring = await loadScoring(db);
  const [sight] = await db.read(actor, leadsInSight);
  const [[draft], labels, sample] = [
    await db.read(actor, draftCard),
    await db.read(actor, goneLabels),
    await db.read(actor, sampledLeads(sight!.n)),
  ];
  const scored = sample.map((lead) => ({ facts: lead, levels: levelsFrom(lead.levels) }));
  const moment = readingAt(scoring, Date.now());
  const onCard = new Set(scoring.card.attributes.map(({ key }) => key));
  const onDraft = new Set(draft?.card.attributes.map(({ key }) => key));
  const label = new Map(scoring.fields.map((field) => [`custom.${field.key}`, field.label]));
  const shown = (attribute: CatalogueAttribute, gone: boolean) => {
    const reader = gone ? undefined : readerOf(attribute);
    const values = reader ? scored.map(({ facts, levels }) => reader.read(facts, levels, moment)) : [];
    return {
      ...attribute,
      label: label.get(attribute.key) ?? null,
      halfLifeDays: attribute.origin === 'measure' ? scoring.halfLives[attribute.key]! : null,
      onCard: onCard.has(attribute.key),
      onDraft: onDraft.has(attribute.key),
      gone,
      ...describeValues(attribute.kind, values),
    };
  };
  const known = new Set(scoring.catalogue.map(({ key }) => key));
  const carried = [...scoring.card.attributes, ...(draft?.card.attributes ?? [])];
  const gone = new Map(carried.filter(({ key }) => !known.has(key)).map((one) => [one.key, one]));
  for (const { key, label: text } of labels) if (gone.has(`custom.${key}`)) label.set(`custom.${key}`, text);
  return {
    leads: sample.length,
    items: [
      ...scoring.catalogue.map((attribute) => shown(attribute, false)),
      ...[...gone.values()].map((attribute) => shown(asGone(attribute), true)),
    ],
  };
}

function asGone({ key, kind, part }: Attribute): CatalogueAttribute {
  return { key, kind, part, origin: 'custom' };
}
