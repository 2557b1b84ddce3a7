import type { Query } from '../../../platform/db/sql.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { Condition } from '../../../platform/lists/filter.ts';
import type { AssignmentRule, Candidate, Company, Queues, Target } from './rules/give-out.ts';

// ── Deciding ─────────────────────────────────────────────────────────────────────────────────────────────────────────

type Parts = {
  rules: AssignmentRule[];
  fallback: Target | null;
  people: Candidate[];
  teams: { id: string; parentId: string | null }[];
};

/**
 * The company as the rules need it, in one trip. People and teams are left out while nothing is to be shared out, so that
 * capturing costs nothing for a company without rules.
 */
export async function loadCompany(tx: Transaction): Promise<Company> {
  const parts = await tx.one(companyParts(true));
  return companyOf(parts);
}

/** The same for a trial: with everyone, whatever rules there are, and those given instead. */
export async function loadCompanyWith(
  tx: Transaction,
  rules: readonly AssignmentRule[],
  fallback: Target | null,
): Promise<Company> {
  const parts = await tx.one(companyParts(false));
  return companyOf({ ...parts, rules: [...rules], fallback });
}

function companyParts(onlyWithRules: boolean): Query<Parts> {
  return sql<Parts>`
    with rule as (
      select coalesce(jsonb_agg(jsonb_build_object('id', id, 'conditions', conditions, 'personId', person_id, 'teamId', team_id)
        order by position, id), '[]') as rules
      from leads.assignment_rules where active and deleted_at is null),
    settings as (select nullif((select value -> 'fallback' from leads.settings where name = 'assignment'), 'null') as fallback),
    wanted as (
      select not ${onlyWithRules}::boolean or rules <> '[]' or fallback is not null as yes,
        (now() at time zone coalesce((select time_zone from platform.company), 'UTC'))::date as today
      from rule, settings)
    select rule.rules, settings.fallback,
      case when wanted.yes then (
        select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'teamId', p.team_id, 'capacity', p.capacity,
          'available', p.state = 'active' and (r.grants ?| array['*', 'leads.write']) and not (
            p.absent_from is not null and p.absent_from <= wanted.today
            and coalesce(p.absent_until, 'infinity'::date) >= wanted.today))), '[]')
        from people.people p join people.roles r on r.id = p.role_id
        where p.deleted_at is null and p.state <> 'left') else '[]' end as people,
      case when wanted.yes then (
        select coalesce(jsonb_agg(jsonb_build_object('id', id, 'parentId', parent_id)), '[]')
        from people.teams where deleted_at is null) else '[]' end as teams
    from rule, settings, wanted`;
}

function companyOf({ rules, fallback, people, teams }: Parts): Company {
  const members = new Map<string, string[]>();
  for (const target of [...rules, ...(fallback ? [fallback] : [])]) {
    if (target.teamId === null || members.has(target.teamId)) continue;
    const reached = new Set([target.teamId]);
    for (const team of reached) for (const one of teams) if (one.parentId === team) reached.add(one.id);
    members.set(
      target.teamId,
      people.filter((one) => one.teamId !== null && reached.has(one.teamId)).map((one) => one.id),
    );
  }
  return { rules, fallback, people, members };
}

/** The queues of these teams, held by this act until it commits: whoever else shares out to one of them waits that long. */
export async function lockQueues(tx: Transaction, teamIds: readonly string[]): Promise<Queues> {
  // In one order for everybody, so that two acts never wait for each other.
  const ids = [...new Set(teamIds)].sort();
  tx.later(
    sql`select pg_advisory_xact_lock(hashtextextended('turn ' || id, 0)) from unnest(${ids}::text[]) as id`,
  );
  return queuesOf(await tx.all(turnsOf(ids)));
}

/** The queues as they stand, for looking only. */
export async function readQueues(tx: Transaction): Promise<Queues> {
  return queuesOf(await tx.all(turnsOf(null)));
}

type Turn = { teamId: string; personId: string; pass: number };

function turnsOf(teamIds: readonly string[] | null): Query<Turn> {
  return sql<Turn>`
    select team_id as "teamId", person_id as "personId", pass from leads.turns
    where ${teamIds}::uuid[] is null or team_id = any(${teamIds}::uuid[])`;
}

function queuesOf(turns: readonly Turn[]): Queues {
  const queues: Queues = new Map();
  for (const { teamId, personId, pass } of turns) {
    const queue = queues.get(teamId) ?? new Map<string, number>();
    queues.set(teamId, queue.set(personId, pass));
  }
  return queues;
}

/** Sends the queues' new places along with what comes next; `given` counts turns by team and person. */
export function saveQueues(
  tx: Transaction,
  queues: Queues,
  given: ReadonlyMap<string, ReadonlyMap<string, number>>,
): void {
  const turns = [...queues].flatMap(([teamId, queue]) =>
    [...queue].map(([personId, pass]) => ({
      teamId,
      personId,
      pass,
      given: given.get(teamId)?.get(personId) ?? 0,
    })),
  );
  tx.later(sql`
    insert into leads.turns as t (team_id, person_id, pass, given, last_at)
    select team, person, pass, given, case when given > 0 then ${tx.now}::timestamptz end
    from unnest(${turns.map((one) => one.teamId)}::uuid[], ${turns.map((one) => one.personId)}::uuid[],
      ${turns.map((one) => one.pass)}::bigint[], ${turns.map((one) => one.given)}::bigint[]) as turn(team, person, pass, given)
    on conflict (team_id, person_id) do update set pass = excluded.pass, given = t.given + excluded.given,
      last_at = coalesce(excluded.last_at, t.last_at)`);
}

// ── Rules ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type RuleRow = Target & {
  id: string;
  name: string;
  position: number;
  active: boolean;
  conditions: Condition[];
  version: number;
};

const ruleColumns = sql`id, name, position, active, conditions, person_id as "personId", team_id as "teamId", version`;

/** The rules in their order, locked: one changes them at a time. */
export function lockRules(tx: Transaction): Promise<RuleRow[]> {
  tx.later(sql`select pg_advisory_xact_lock(hashtextextended('assignment rules', 0))`);
  return tx.all(sql<RuleRow>`
    select ${ruleColumns} from leads.assignment_rules where deleted_at is null order by position, id`);
}

/** Only one that was deleted. */
export function loadDeletedRule(tx: Transaction, id: string): Promise<RuleRow> {
  return tx.one(sql<RuleRow>`
    select ${ruleColumns} from leads.assignment_rules where id = ${id} and deleted_at is not null for update`);
}

export function insertRule(tx: Transaction, rule: RuleRow): void {
  tx.later(sql`
    insert into leads.assignment_rules (id, name, position, active, conditions, person_id, team_id)
    values (${rule.id}, ${rule.name}, ${rule.position}, ${rule.active}, ${JSON.stringify(rule.conditions)}::text::jsonb,
      ${rule.personId}, ${rule.teamId})`);
}

export function saveRule(tx: Transaction, rule: RuleRow, deleted = false): void {
  tx.later(sql`
    update leads.assignment_rules set name = ${rule.name}, position = ${rule.position}, active = ${rule.active},
      conditions = ${JSON.stringify(rule.conditions)}::text::jsonb, person_id = ${rule.personId}, team_id = ${rule.teamId},
      version = version + 1, deleted_at = ${deleted ? tx.now : null}
    where id = ${rule.id}`);
}

export function saveOrder(tx: Transaction, ids: readonly string[]): void {
  tx.later(sql`
    update leads.assignment_rules r set position = o.position::int, version = version + 1
    from unnest(${ids}::uuid[]) with ordinality as o(id, position) where r.id = o.id and r.position <> o.position`);
}

/** Whether the person or team is there and works here. */
export async function targetExists(tx: Transaction, { personId, teamId }: Target): Promise<boolean> {
  const found = await tx.maybe(sql`
    select 1 from people.people where id = ${personId} and state <> 'left' and deleted_at is null
    union all select 1 from people.teams where id = ${teamId} and deleted_at is null`);
  return found !== null;
}
