import { must, Refusal } from '../../../kernel/outcome.ts';
import { type Cursor, readCursor } from '../../../kernel/paging.ts';
import { type Actor, scopeOf } from '../../../platform/actor/actor.ts';
import { type Query, sql } from '../../../platform/db/sql.ts';
import type { Reason } from '../../../platform/matching/record-matching.ts';
import type { Lead } from '../rules/lead.ts';

/** A lead as it stands beside another to be compared. */
export type Preview = Pick<
  Lead,
  | 'id'
  | 'version'
  | 'name'
  | 'company'
  | 'title'
  | 'phones'
  | 'emails'
  | 'wechat'
  | 'website'
  | 'address'
  | 'region'
  | 'industry'
  | 'size'
  | 'language'
  | 'source'
  | 'campaign'
  | 'need'
  | 'product'
  | 'amount'
  | 'currency'
  | 'custom'
  | 'ownerId'
  | 'status'
  | 'nextStep'
  | 'nextStepOn'
  | 'capturedAt'
  | 'lastContactAt'
> & { ownerName: string | null };

const preview = (l: string) => {
  const c = (name: string) => sql.ref(`${l}.${name}`);
  return sql`jsonb_build_object('id', ${c('id')}, 'version', ${c('version')}, 'name', ${c('name')}, 'company', ${c('company')},
    'title', ${c('title')}, 'phones', ${c('phones')}, 'emails', ${c('emails')}, 'wechat', ${c('wechat')}, 'website', ${c('website')},
    'address', ${c('address')}, 'region', ${c('region')}, 'industry', ${c('industry')}, 'size', ${c('size')},
    'language', ${c('language')}, 'source', ${c('source')}, 'campaign', ${c('campaign')}, 'need', ${c('need')},
    'product', ${c('product')}, 'amount', ${c('amount')}::text, 'currency', ${c('currency')}, 'custom', ${c('custom')},
    'ownerId', ${c('owner_id')}, 'ownerName', (select p.name from people.people p where p.id = ${c('owner_id')}),
    'status', ${c('status')}, 'nextStep', ${c('next_step')}, 'nextStepOn', ${c('next_step_on')}, 'capturedAt', ${c('captured_at')},
    'lastContactAt', ${c('last_contact_at')})`;
};

export const leadPreview = (id: string): Query<{ lead: Preview }> => sql<{ lead: Preview }>`
  select ${preview('l')} as lead from leads.leads l where l.id = ${id} and l.deleted_at is null`;

/** Rarer words in common make a candidate; more of them than this nobody looks through. */
const mostCandidates = 200;

/**
 * Leads in the actor's sight that share a key with these, those sharing most first; without those that somebody has told apart
 * from `id`.
 */
export function candidates(id: string, keys: readonly number[]): Query<{ lead: Preview }> {
  return sql<{ lead: Preview }>`
    select ${preview('l')} as lead from (
      select m.lead_id, (select count(*) from unnest(m.keys) k where k = any(${keys}::int[])) as shared
      from leads.match_keys m where m.keys && ${keys}::int[] and m.lead_id <> ${id}
      order by 2 desc limit ${sql.lit(mostCandidates)}) c
    join leads.leads l on l.id = c.lead_id and l.deleted_at is null
    where not exists (
      select 1 from leads.duplicate_pairs d
      where d.lead_a = least(l.id, ${id}::uuid) and d.lead_b = greatest(l.id, ${id}::uuid) and d.state = 'different')`;
}

export type ShownPair = { a: Preview; b: Preview; likelihood: number; reasons: Reason[] };

/**
 * Pairs to look at, the likeliest first, where the actor sees both. For someone who sees only their own leads the list starts from
 * those, because most pairs are others'.
 */
export function pairPage(
  actor: Actor,
  ask: { cursor?: string | undefined; limit: number },
): Query<ShownPair> {
  const mine =
    scopeOf(actor, 'leads.read') === 'own'
      ? sql`and a.owner_id = ${actor.id} and b.owner_id = ${actor.id}`
      : sql``;
  const after = ask.cursor ? behind(ask.cursor) : sql``;
  return sql<ShownPair>`/* unprepared */
    select ${preview('a')} as a, ${preview('b')} as b, d.likelihood, d.reasons
    from leads.duplicate_pairs d
    join leads.leads a on a.id = d.lead_a and a.deleted_at is null
    join leads.leads b on b.id = d.lead_b and b.deleted_at is null
    where d.state = 'open' ${mine} ${after}
    order by d.likelihood desc, d.lead_a, d.lead_b limit ${sql.lit(ask.limit + 1)}`;
}

export const pairCursor = ({ a, b, likelihood }: ShownPair): Cursor => ({
  value: likelihood,
  id: `${a.id}/${b.id}`,
});

/** What comes after the last pair shown; said twice, so that the index is entered at its likelihood. */
function behind(cursor: string) {
  const { value, id } = must(readCursor(cursor));
  const [a = '', b = ''] = id.split('/');
  if (typeof value !== 'number' || ![a, b].every((one) => /^[0-9a-f-]{36}$/.test(one)))
    throw new Refusal('paging.badCursor', {}, 'query.cursor');
  return sql`and d.likelihood <= ${value}::real
    and (d.likelihood < ${value}::real or (d.lead_a, d.lead_b) > (${a}::uuid, ${b}::uuid))`;
}

export type ShownMerge = {
  id: string;
  awayId: string;
  awayName: string;
  awayCompany: string;
  mergedBy: string | null;
  mergedAt: string;
};

/** What was merged into a lead and can be taken apart again, latest first. */
export const mergesOf = (id: string): Query<ShownMerge> => sql<ShownMerge>`
  select m.id, m.away_id as "awayId", m.away_before ->> 'name' as "awayName", m.away_before ->> 'company' as "awayCompany",
    (select p.name from people.people p where p.id = m.merged_by) as "mergedBy", m.merged_at as "mergedAt"
  from leads.merges m where m.kept_id = ${id} and m.undone_at is null order by m.merged_at desc, m.id desc`;

/** The ids whose events make up a lead's timeline: its own, and of all that were merged into it. For `subject_id = any(array(…))`. */
export const historyOf = (id: string) =>
  sql<string>`select ${id}::uuid union all select of_id from leads.histories where lead_id = ${id}`;
