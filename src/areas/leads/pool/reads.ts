import type { Actor } from '../../../platform/actor/actor.ts';
import { type Query, sql } from '../../../platform/db/sql.ts';
import { momentIn } from '../assignment/reads.ts';
import { openStatuses } from '../rules/lead-states.ts';
import { idleSince } from './store.ts';

type Sql = ReturnType<typeof sql>;

export type PoolAsk = {
  q?: string | undefined;
  region?: string | undefined;
  industry?: string | undefined;
  source?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

export type PoolLead = {
  id: string;
  company: string;
  name: string;
  title: string | null;
  phone: string | null;
  email: string | null;
  hasWechat: boolean;
  region: string | null;
  industry: string | null;
  size: string | null;
  source: string | null;
  product: string | null;
  need: string | null;
  amount: string | null;
  currency: string | null;
  status: string;
  capturedAt: string;
  lastContactAt: string | null;
  since: string;
  cause: 'putBack' | 'takenBack';
  reason: string | null;
  fromName: string | null;
  gaveUpAt: string | null;
};

/** 李**: how many people of a name there are tells nobody which one it is. */
const maskedName = (column: Sql): Sql =>
  sql`case when ${column} = '' then '' else left(${column}, 1) || '**' end`;
/** +86138******00: enough to see that it is a mobile, not enough to call. */
const maskedPhone = (column: Sql): Sql =>
  sql`left(${column}, greatest(0, least(6, length(${column}) - 6))) || '******' || right(${column}, 2)`;
const maskedMail = (column: Sql): Sql => sql`left(${column}, 1) || '***@' || split_part(${column}, '@', 2)`;
/** What in a text could be a mail address, an account named as one, a number in digits or written out, or a made-up account name. */
const tellTales = [
  '[^[:space:]@，。；、]+@[^[:space:]@，。；、]+',
  '(微信|weixin|wechat|vx|qq|line|telegram)[号號：: 是]*[A-Za-z0-9_-]{3,}',
  '[A-Za-z0-9_-]*[0-9０-９_][A-Za-z0-9０-９ _-]{4,}',
  '[零〇一二三四五六七八九幺]{7,}',
].join('|');
/** Texts that people wrote, without what one could be contacted by. */
const maskedText = (column: Sql): Sql => sql`regexp_replace(${column}, ${sql.lit(tellTales)}, '***', 'gi')`;

/**
 * A page of the pool, latest first. Read as Yaosu itself, since the pool's leads are in nobody's sight: what would let someone
 * contact them without claiming is masked here, in the query, and never reaches this process.
 *
 * @param actor whose own cooling times are shown
 */
export function poolPage(actor: Actor, ask: PoolAsk): Query<PoolLead> {
  const wanted: Sql[] = [
    ...(ask.q ? [sql`l.company ilike ${`%${ask.q.replace(/[\\%_]/g, '\\$&')}%`}`] : []),
    ...(ask.region ? [sql`l.region = ${ask.region}`] : []),
    ...(ask.industry ? [sql`l.industry = ${ask.industry}`] : []),
    ...(ask.source ? [sql`l.source = ${ask.source}`] : []),
    ...(ask.cursor ? [sql`(p.since, p.lead_id) < ${momentIn(ask.cursor)}`] : []),
  ];
  return sql<PoolLead>`/* unprepared */
    select l.id, l.company, ${maskedName(sql`l.name`)} as name, l.title, ${maskedPhone(sql`l.phones[1]`)} as phone,
      ${maskedMail(sql`l.emails[1]`)} as email, l.wechat is not null as "hasWechat", l.region, l.industry, l.size, l.source, l.product,
      ${maskedText(sql`l.need`)} as need, l.amount, l.currency, l.status, l.captured_at as "capturedAt",
      l.last_contact_at as "lastContactAt", p.since, p.cause, ${maskedText(sql`p.reason`)} as reason,
      (select name from people.people where id = p.from_id) as "fromName",
      (select max(m.at) from leads.pool_moves m
        where m.lead_id = l.id and m.person_id = ${actor.id} and m.kind <> 'claimed') as "gaveUpAt"
    from leads.pool p join leads.leads l on l.id = p.lead_id
    where l.owner_id is null and l.deleted_at is null and l.status = any(${openStatuses}::text[])
      ${wanted.length > 0 ? sql`and ${sql.join(wanted, sql` and `)}` : sql``}
    order by p.since desc, p.lead_id desc limit ${sql.lit(ask.limit + 1)}`;
}

export type SoonGone = {
  id: string;
  name: string;
  company: string;
  phone: string | null;
  ownerId: string;
  ownerName: string | null;
  idleSince: string;
  warnedAt: string;
};

/** Leads in the actor's sight that were announced to go to the pool and have not been spoken with since. */
export function soonGone(limit: number): Query<SoonGone> {
  return sql<SoonGone>`
    select l.id, l.name, l.company, l.phones[1] as phone, l.owner_id as "ownerId", p.name as "ownerName",
      w.idle_since as "idleSince", w.warned_at as "warnedAt"
    from leads.pool_warnings w join leads.leads l on l.id = w.lead_id left join people.people p on p.id = l.owner_id
    where w.idle_since = ${idleSince} and l.owner_id is not null and l.deleted_at is null and l.status = any(${openStatuses}::text[])
    order by w.idle_since limit ${limit}`;
}
