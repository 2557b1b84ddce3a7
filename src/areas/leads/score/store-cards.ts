import { Refusal } from '../../../kernel/outcome.ts';
import { type Query, sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { Card, LeakWarning, Quality } from '../../scoring/index.ts';
import { momentIn } from '../assignment/reads.ts';
import type { Profile } from './rules/drift.ts';

/** How a new card did against the one in use, on later leads that neither had learned from. */
export type CardComparison = {
  reason: 'better' | 'notBetter' | 'tooFewJudged' | 'nothingToLearn';
  gain: number;
  t: number;
  present: Quality;
  next: Quality;
};

export type CardRow = {
  id: string;
  number: number | null;
  state: 'draft' | 'candidate' | 'published' | 'retired';
  card: Card;
  note: string | null;
  version: number;
  baseOn: string | null;
  baseNumber: number | null;
  comparison: CardComparison | null;
  leaks: LeakWarning[];
  createdAt: string;
  createdBy: string | null;
  changedAt: string | null;
  changedBy: string | null;
  publishedAt: string | null;
  publishedBy: string | null;
};

const name = (column: string) =>
  sql`(select p.name from people.people p where p.id = ${sql.ref(`c.${column}`)})`;
const columns = sql`c.id, c.number, c.state, c.card, c.note, c.version, c.base_on as "baseOn", c.comparison, c.leaks,
  (select b.number from leads.score_cards b where b.id = c.base_on) as "baseNumber",
  c.created_at as "createdAt", ${name('created_by')} as "createdBy", c.changed_at as "changedAt", ${name('changed_by')} as "changedBy",
  c.published_at as "publishedAt", ${name('published_by')} as "publishedBy"`;

export const cardById = (id: string): Query<CardRow> =>
  sql<CardRow>`select ${columns} from leads.score_cards c where c.id = ${id}`;

export const cardByNumber = (number: number): Query<CardRow> =>
  sql<CardRow>`select ${columns} from leads.score_cards c where c.number = ${number}`;

export const draftCard: Query<CardRow> = sql<CardRow>`
  select ${columns} from leads.score_cards c where c.state = 'draft'`;

export const publishedCard: Query<CardRow> = sql<CardRow>`
  select ${columns} from leads.score_cards c where c.state = 'published'`;

/** All cards but the draft, the latest first. */
export function cardPage(ask: { cursor?: string | undefined; limit: number }): Query<CardRow> {
  const after = ask.cursor ? sql` and (c.created_at, c.id) < ${momentIn(ask.cursor)}` : sql``;
  return sql<CardRow>`
    select ${columns} from leads.score_cards c where c.state <> 'draft'${after}
    order by c.created_at desc, c.id desc limit ${sql.lit(ask.limit + 1)}`;
}

/** The latest card that a person made: what learning starts from. */
export const managersCard: Query<{ card: Card }> = sql<{ card: Card }>`
  select card from leads.score_cards
  where state in ('published', 'retired') and card -> 'version' ->> 'origin' = 'manager' and published_at is not null
  order by published_at desc, id desc limit 1`;

/** One who changes or publishes cards at a time. */
export function lockCards(tx: Transaction): void {
  tx.later(sql`select pg_advisory_xact_lock(hashtextextended('score cards', 0))`);
}

/** Writes the shared draft over the version that was read. @throws Refusal `record.stale` with both sides */
export async function saveDraft(
  tx: Transaction,
  id: string,
  draft: { version: number; card: Card; note: string | null; baseOn: string },
): Promise<void> {
  const written = JSON.stringify(draft.card);
  const saved =
    draft.version === 0
      ? await tx.run(sql`
          insert into leads.score_cards (id, state, card, base_on, note, created_by, created_at, changed_by, changed_at)
          values (${id}, 'draft', ${written}::text::jsonb, ${draft.baseOn}, ${draft.note}, ${tx.actor.id}, ${tx.now}, ${tx.actor.id}, ${tx.now})
          on conflict do nothing`)
      : await tx.run(sql`
          update leads.score_cards set card = ${written}::text::jsonb, note = ${draft.note}, version = version + 1,
            changed_by = ${tx.actor.id}, changed_at = ${tx.now}
          where state = 'draft' and version = ${draft.version}`);
  if (saved === 1) return;
  await refuseStaleDraft(tx, draft);
}

/** @throws Refusal `record.stale`: someone else saved, published or dropped the draft since it was read. */
async function refuseStaleDraft(tx: Transaction, yours: object): Promise<never> {
  const current = await tx.maybe(draftCard);
  throw new Refusal('record.stale', {
    who: current?.changedBy ?? null,
    current: current ? { version: current.version, card: current.card, note: current.note } : { version: 0 },
    yours,
  });
}

/** @throws Refusal `score.noDraft`, `record.stale` */
export async function deleteDraft(tx: Transaction, version: number): Promise<void> {
  const gone = await tx.run(
    sql`delete from leads.score_cards where state = 'draft' and version = ${version}`,
  );
  if (gone === 1) return;
  if (!(await tx.maybe(draftCard))) throw new Refusal('score.noDraft');
  await refuseStaleDraft(tx, { version });
}

/** Takes a card into use: the one before retires; a draft gets its number now. Under `lockCards`. @returns its number */
export async function takeIntoUse(tx: Transaction, id: string, note: string | null): Promise<number> {
  await tx.run(sql`update leads.score_cards set state = 'retired' where state = 'published'`);
  const { number } = await tx.one(sql<{ number: number }>`
    update leads.score_cards set state = 'published', published_by = ${tx.actor.id}, published_at = ${tx.now},
      note = coalesce(${note}, note), version = version + 1,
      number = coalesce(number, (select coalesce(max(number), 0) + 1 from leads.score_cards))
    where id = ${id} returning number`);
  return number;
}

/** Puts down a card that was learned, to be looked at or published. @returns its number */
export async function insertCandidate(
  tx: Transaction,
  id: string,
  made: {
    card: Card;
    comparison: CardComparison;
    leaks: readonly LeakWarning[];
    profile: Profile | null;
    baseOn: string;
    by: string;
  },
): Promise<number> {
  lockCards(tx);
  const { number } = await tx.one(sql<{ number: number }>`
    insert into leads.score_cards (id, number, state, card, base_on, comparison, leaks, profile, created_by, created_at)
    select ${id}, coalesce(max(number), 0) + 1, 'candidate', ${JSON.stringify(made.card)}::text::jsonb, ${made.baseOn}::uuid,
      ${JSON.stringify(made.comparison)}::text::jsonb, ${JSON.stringify(made.leaks)}::text::jsonb,
      ${made.profile && JSON.stringify(made.profile)}::text::jsonb, ${made.by}::uuid, ${tx.now}::timestamptz
    from leads.score_cards returning number`);
  return number;
}
