import { type Query, sql } from '../../../platform/db/sql.ts';
import type { Sql } from '../../../platform/lists/where.ts';
import type { Level, Levels } from './rules/engagement.ts';
import type { LeadFacts } from './rules/lead-facts.ts';

/** Facts read straight from `leads.leads l`, in the form of rules/lead-facts.ts; what is long stays where it is. */
export const factColumns: Readonly<Record<keyof LeadFacts, Sql>> = {
  source: sql`l.source`,
  campaign: sql`l.campaign`,
  region: sql`l.region`,
  industry: sql`l.industry`,
  size: sql`l.size`,
  language: sql`l.language`,
  product: sql`l.product`,
  title: sql`l.title`,
  amount: sql`l.amount`,
  currency: sql`l.currency`,
  hasPhone: sql`cardinality(l.phones) > 0`,
  emailDomain: sql`split_part(l.emails[1], '@', 2)`,
  hasWechat: sql`l.wechat is not null`,
  hasWebsite: sql`l.website is not null`,
  consent: sql`case when jsonb_typeof(l.consent -> 'given') = 'boolean' then (l.consent ->> 'given')::boolean end`,
  needLength: sql`length(l.need)`,
  utmSource: sql`nullif(l.utm ->> 'utm_source', '')`,
  utmMedium: sql`nullif(l.utm ->> 'utm_medium', '')`,
  custom: sql`l.custom`,
  capturedAt: sql`l.captured_at`,
  lastContactAt: sql`l.last_contact_at`,
};

export const everyFact = Object.keys(factColumns) as (keyof LeadFacts)[];

/** The named facts as columns of a query on `leads.leads l`. */
export function selectFacts(facts: readonly (keyof LeadFacts)[]): Sql {
  return sql.join(facts.map((name) => sql`${factColumns[name]} as ${sql.ref(name)}`));
}

/** Levels of one lead as JSON: `{ measure: [level, milliseconds] }`; null: none. */
export const levelsColumn: Sql = sql`(
  select jsonb_object_agg(e.measure, jsonb_build_array(e.level, (extract(epoch from e.at) * 1000)::bigint))
  from leads.engagement e where e.lead_id = l.id)`;

export type LevelsJson = Record<string, [level: number, at: number]> | null;

export function levelsFrom(json: LevelsJson): Levels {
  const levels: Record<string, Level> = {};
  for (const [measure, [level, at]] of Object.entries(json ?? {})) levels[measure] = { level, at };
  return levels;
}

export type LeadAsScored = LeadFacts & {
  id: string;
  ownerId: string | null;
  teamId: string | null;
  live: boolean;
  version: number;
  status: string;
  levels: LevelsJson;
};

/** Everything scoring needs of these leads, deleted ones too. */
export function leadsAsScored(ids: readonly string[]): Query<LeadAsScored> {
  return sql<LeadAsScored>`
    select l.id, l.owner_id as "ownerId", l.team_id as "teamId", l.deleted_at is null as live, l.version, l.status,
      ${selectFacts(everyFact)}, ${levelsColumn} as levels
    from leads.leads l where l.id = any(${ids}::uuid[])`;
}
