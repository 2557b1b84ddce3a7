import { createHash } from 'node:crypto';
import { systemId } from '../../../platform/actor/actor.ts';
import { loadCustomFields } from '../../../platform/custom-fields/load-custom-fields.ts';
import type { CustomField } from '../../../platform/custom-fields/rules/check-custom-values.ts';
import { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { onChange } from '../../../platform/events/live.ts';
import type { Card } from '../../scoring/index.ts';
import { type ClockSettings, companyHours } from '../rules/company-hours.ts';
import type { WorkingHours } from '../rules/response-due.ts';
import { type CatalogueAttribute, catalogue } from './rules/attributes.ts';
import { type HalfLives, halfLivesOf } from './rules/engagement.ts';
import type { ReadingMoment } from './rules/read-attribute.ts';
import { type ScoringCard, scoringCard } from './rules/scoring.ts';
import { type ScoreSettings, scoreSettings } from './rules/settings.ts';
import { shippedCard, shippedCardId } from './rules/shipped-card.ts';

/** Everything a score is made with, beside the lead. */
export type Scoring = ScoringCard & {
  readonly cardId: string;
  readonly cardNumber: number;
  readonly settings: ScoreSettings;
  readonly fields: readonly CustomField[];
  readonly catalogue: readonly CatalogueAttribute[];
  readonly hours: WorkingHours;
  readonly halfLives: HalfLives;
  /** The company's own currency. */
  readonly currency: string;
  /** Changes whenever the same lead might score differently: with another card, half-lives, fields or hours. */
  readonly basis: string;
  /** The basis with another card in use, or other settings. */
  basisWith(other: { cardId?: string; settings?: ScoreSettings }): string;
};

/** Under which a new card in use is announced. */
export const scoreCardKind = 'scoreCard';

let remembered = new WeakMap<Database, Scoring>();
const rememberedByName = new Map<string, Scoring>();
let generation = 0;
const kinds = new Set([scoreCardKind, 'customField', 'leadSettings', 'company', '*']);

onChange((changes) => {
  if (changes.some(({ kind }) => kinds.has(kind))) forgetScoring();
});

/** What is remembered is read again; called after a change in this process, and on notice of one in another. */
export function forgetScoring(): void {
  generation++;
  remembered = new WeakMap();
  rememberedByName.clear();
}

type Row = {
  id: string | null;
  number: number | null;
  card: Card | null;
  settings: Partial<ScoreSettings> | null;
  timeZone: string | null;
  company: ClockSettings | null;
  currency: string | null;
};

const scoringQuery = sql<Row>`
  select c.id, c.number, c.card, s.value as settings, p.time_zone as "timeZone", p.settings as company, p.currency
  from (select 1) one
  left join leads.score_cards c on c.state = 'published'
  left join leads.settings s on s.name = 'score'
  left join platform.company p on true`;

const insertShipped = sql`
  insert into leads.score_cards (id, number, state, card, created_by, published_by, published_at)
  select ${shippedCardId}, 1, 'published', ${JSON.stringify(shippedCard)}::text::jsonb, ${systemId}, ${systemId}, now()
  where not exists (select 1 from leads.score_cards where state = 'published')
  on conflict do nothing`;

/** The card in use and all that goes with it; remembered in the process until one of it changes. A company without a card gets the shipped one. */
export async function loadScoring(from: Database | Transaction): Promise<Scoring> {
  const known = from instanceof Database ? remembered.get(from) : rememberedByName.get(databaseOf(from));
  const fields = await loadCustomFields(from, 'lead');
  if (known && (known.fields === fields || known.fields.length + fields.length === 0)) return known;
  const before = generation;
  const row = await readRow(from);
  const isThere = row.card !== null;
  if (!isThere) await asSystem(from, (tx) => tx.run(insertShipped));
  // What this transaction wrote itself may yet come to nothing.
  const keeps = isThere || from instanceof Database;
  const scoring = scoringFrom(isThere ? row : await readRow(from), fields);
  if (keeps && before === generation) {
    if (from instanceof Database) remembered.set(from, scoring);
    else rememberedByName.set(databaseOf(from), scoring);
  }
  return scoring;
}

function readRow(from: Database | Transaction): Promise<Row> {
  return asSystem(from, (tx) => tx.one(scoringQuery));
}

function asSystem<T>(from: Database | Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return from instanceof Database ? from.asSystem(work) : from.asSystem(() => work(from));
}

function scoringFrom(row: Row, fields: readonly CustomField[]): Scoring {
  const settings = scoreSettings(row.settings);
  const { hours } = companyHours(row.timeZone, row.company);
  return {
    ...scoringWith(row.card!, fields),
    cardId: row.id!,
    cardNumber: row.number!,
    settings,
    fields,
    catalogue: catalogue(fields),
    hours,
    halfLives: halfLivesOf(settings.halfLives),
    currency: row.currency ?? 'CNY',
    basis: basisOf(row.id!, settings, fields, hours),
    basisWith: (other) => basisOf(other.cardId ?? row.id!, other.settings ?? settings, fields, hours),
  };
}

/** Another card in the place of the one in use: for previews and trials. */
export function scoringWith(card: Card, fields: readonly CustomField[]): ScoringCard {
  return scoringCard(card, catalogue(fields));
}

function basisOf(
  cardId: string,
  { halfLives }: ScoreSettings,
  fields: readonly CustomField[],
  hours: WorkingHours,
): string {
  const all = [
    cardId,
    halfLives,
    fields.map(({ key, kind }) => `${key}:${kind}`).sort(),
    { ...hours, holidays: [...hours.holidays], workdays: [...hours.workdays] },
  ];
  return createHash('sha1').update(JSON.stringify(all)).digest('base64url');
}

/** The moment at which attributes are read. */
export function readingAt({ hours, halfLives }: Scoring, now: number): ReadingMoment {
  return { now, hours, halfLives };
}

/** A transaction knows its database only by the connection. */
function databaseOf({ client }: Transaction): string {
  const { host, port, database } = client as unknown as { host: string; port: number; database: string };
  return `${host}:${port}/${database}`;
}
