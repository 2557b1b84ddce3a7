import { Refusal } from '../../../kernel/outcome.ts';
import { type Cursor, toPage } from '../../../kernel/paging.ts';
import type { Actor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Query } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { Quality } from '../../scoring/index.ts';
import { cardFaults } from './rules/check-card.ts';
import { compareCards } from './rules/compare-cards.ts';
import {
  type CardComparison,
  type CardRow,
  cardById,
  cardPage,
  draftCard,
  publishedCard,
} from './store-cards.ts';
import { loadScoring, type Scoring } from './store-scoring.ts';

/** Cards as screens show them. */

/** Figures that can't be worked out (one outcome only, an empty tenth) are nothing rather than not a number. */
export function measured(quality: Quality) {
  const { leads, won, auc, logLoss, brier, lift10, calibrationError, calibration, deciles } = quality;
  return {
    leads,
    won,
    auc: figure(auc),
    logLoss: figure(logLoss),
    brier: figure(brier),
    lift10: figure(lift10),
    calibrationError: figure(calibrationError),
    calibration: calibration.map((bin) => ({ ...bin })),
    deciles: deciles.map((one) => ({ ...one, meanChance: figure(one.meanChance), lift: figure(one.lift) })),
  };
}

export function figure(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}

export function shownComparison(comparison: CardComparison | null) {
  return (
    comparison && { ...comparison, present: measured(comparison.present), next: measured(comparison.next) }
  );
}

function head(row: CardRow) {
  const { id, number, state, card, note, baseOn, baseNumber, comparison } = row;
  const { origin, name, trainedOn, positives, learned } = card.version;
  return {
    id,
    number,
    state,
    origin,
    name,
    note,
    trainedOn,
    positives,
    learned,
    basedOn: baseOn === null ? null : { id: baseOn, number: baseNumber },
    createdAt: row.createdAt,
    createdBy: row.createdBy,
    publishedAt: row.publishedAt,
    publishedBy: row.publishedBy,
    auc: comparison ? figure(comparison.next.auc) : null,
  };
}

function record(row: CardRow, { catalogue }: Scoring) {
  return {
    ...head(row),
    version: row.version,
    card: row.card,
    faults: cardFaults(row.card, catalogue),
    gone: goneFrom(row, catalogue),
    comparison: shownComparison(row.comparison),
    leaks: row.leaks,
  };
}

function goneFrom({ card }: CardRow, catalogue: Scoring['catalogue']): string[] {
  const known = new Set(catalogue.map(({ key }) => key));
  return card.attributes.map(({ key }) => key).filter((key) => !known.has(key));
}

export async function listCards(
  db: Database,
  actor: Actor,
  query: { cursor?: string | undefined; limit: number },
) {
  const { cardId } = await loadScoring(db);
  const rows = await db.read(actor, cardPage(query));
  const cursorOf = (row: CardRow): Cursor => ({ value: row.createdAt, id: row.id });
  const { items, next } = toPage(rows, query.limit, cursorOf);
  return { items: items.map(head), inUse: cardId, next };
}

export async function showCard(db: Database, actor: Actor, id: string) {
  return record(await one(db, actor, cardById(id)), await loadScoring(db));
}

export async function compareTwo(db: Database, actor: Actor, fromId: string, toId: string) {
  const scoring = await loadScoring(db);
  const [from, to] = [await one(db, actor, cardById(fromId)), await one(db, actor, cardById(toId))];
  return {
    from: record(from, scoring),
    to: record(to, scoring),
    base: [from.card.base, to.card.base] as [number, number],
    pointsToDoubleOdds: [from.card.scale.pointsToDoubleOdds, to.card.scale.pointsToDoubleOdds] as [
      number,
      number,
    ],
    ...compareCards(from.card, to.card),
  };
}

/** The draft, or what one would begin from. */
export async function showDraft(db: Database, actor: Actor) {
  const scoring = await loadScoring(db);
  const [[draft], [present]] = [await db.read(actor, draftCard), await db.read(actor, publishedCard)];
  return draftRecord(draft, present!, scoring);
}

/** The same inside an act. */
export async function draftWritten(tx: Transaction) {
  const scoring = await loadScoring(tx);
  const [draft, present] = [await tx.maybe(draftCard), await tx.one(publishedCard)];
  return draftRecord(draft ?? undefined, present, scoring);
}

/** A card inside an act. */
export async function cardWritten(tx: Transaction, id: string) {
  return record(await tx.one(cardById(id)), await loadScoring(tx));
}

function draftRecord(draft: CardRow | undefined, present: CardRow, { catalogue }: Scoring) {
  const row = draft ?? present;
  const based = draft
    ? { id: draft.baseOn, number: draft.baseNumber }
    : { id: present.id, number: present.number };
  return {
    id: row.id,
    version: draft?.version ?? 0,
    card: row.card,
    note: draft?.note ?? null,
    basedOn: based.id === null ? null : { id: based.id, number: based.number },
    changedAt: draft?.changedAt ?? null,
    changedBy: draft?.changedBy ?? null,
    faults: cardFaults(row.card, catalogue),
    gone: goneFrom(row, catalogue),
  };
}

async function one(db: Database, actor: Actor, query: Query<CardRow>): Promise<CardRow> {
  const [row] = await db.read(actor, query);
  if (!row) throw new Refusal('record.notFound');
  return row;
}
