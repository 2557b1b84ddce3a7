import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import type { InputName, Inputs, Judged, Standing, StandingRule } from './rules/standing.ts';

/** A rule with its number, who made it and why. */
export type NumberedRule = { number: number; rule: StandingRule };

/** The rule in force; null while the company uses the one that ships. */
export function ruleInForce(tx: Transaction): Promise<NumberedRule | null> {
  return tx.asSystem(() =>
    tx.maybe(sql<NumberedRule>`select number, rule from customers.rules order by number desc limit 1`),
  );
}

export function insertRule(tx: Transaction, number: number, rule: StandingRule, note: string): void {
  tx.later(sql`
    insert into customers.rules (number, rule, note, made_by, made_at)
    values (${number}, ${JSON.stringify(rule)}::text::jsonb, ${note}, ${tx.actor.id}, ${tx.now})`);
}

/** An account as the rule reads it, with what it was judged before, on the company's day. */
export type JudgedAccount = Judged & {
  id: string;
  inputs: Inputs;
  today: string;
  /** Null before it: nobody has ever judged it. */
  judgedAt: string | null;
  was: Pick<Standing, 'tier' | 'health' | 'healthScore'>;
};

const judged = sql`
  a.id, a.kind, a.tier_set as "tierSet", a.next_step_on as "nextStepOn",
  (a.last_contact_at at time zone day.zone)::date as "lastContactOn", (a.created_at at time zone day.zone)::date as "createdOn",
  coalesce((select jsonb_object_agg(i.input, i.value) from customers.inputs i where i.account_id = a.id), '{}') as inputs,
  day.today, a.judged_at as "judgedAt", jsonb_build_object('tier', a.tier, 'health', a.health, 'healthScore', a.health_score) as was`;
const companyDay = sql`
  (select coalesce((select time_zone from platform.company), 'UTC') as zone,
    (now() at time zone coalesce((select time_zone from platform.company), 'UTC'))::date as today) day`;

/** Accounts to be judged, as they stand in this transaction; as Yaosu itself, because a judgement is nobody's act. */
export function judgedAccounts(tx: Transaction, ids: readonly string[]): Promise<JudgedAccount[]> {
  return tx.all(sql<JudgedAccount>`
    select ${judged} from customers.accounts a, ${companyDay} where a.id = any(${ids}::uuid[]) and a.deleted_at is null`);
}

/** Accounts whose judgement time has changed, or that were judged by an earlier rule; locked, others' left to them. */
export function dueAccounts(tx: Transaction, rule: number, limit: number): Promise<JudgedAccount[]> {
  return tx.all(sql<JudgedAccount>`
    select ${judged} from customers.accounts a, ${companyDay}
    where a.deleted_at is null and (a.judge_again_on <= day.today or a.rule_number <> ${rule} or a.judged_at is null)
    order by a.id limit ${sql.lit(limit)} for no key update of a skip locked`);
}

/** Writes judgements; the version of an account stays, for nobody edited it. */
export function saveStandings(
  tx: Transaction,
  rule: number,
  standings: readonly (Standing & { id: string })[],
): void {
  if (standings.length === 0) return;
  const rows = standings.map((one) => ({
    id: one.id,
    tier: one.tier,
    tier_why: one.tierWhy,
    health: one.health,
    health_score: one.healthScore,
    health_why: one.healthWhy,
    judge_again_on: one.judgeAgainOn,
  }));
  tx.later(sql`
    update customers.accounts a set tier = v.tier, tier_why = v.tier_why, health = v.health, health_score = v.health_score,
      health_why = v.health_why, judge_again_on = v.judge_again_on, rule_number = ${rule}, judged_at = ${tx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as v(id uuid, tier text, tier_why jsonb, health text, health_score smallint, health_why jsonb, judge_again_on date)
    where a.id = v.id`);
}

/** Writes what an area knows of an account; null takes it away. */
export function saveInputs(
  tx: Transaction,
  accountId: string,
  values: Partial<Record<InputName, string | null>>,
  source: string,
): void {
  for (const [input, value] of Object.entries(values)) {
    if (value === null)
      tx.later(sql`delete from customers.inputs where account_id = ${accountId} and input = ${input}`);
    else
      tx.later(sql`
        insert into customers.inputs (account_id, input, value, at, source)
        values (${accountId}, ${input}, ${value}, ${tx.now}, ${source})
        on conflict (account_id, input) do update set value = excluded.value, at = excluded.at, source = excluded.source`);
  }
}

/** When someone was last really spoken with: never goes back. @returns whether it moved */
export async function moveLastContact(
  tx: Transaction,
  table: 'accounts' | 'contacts',
  id: string,
  at: string,
): Promise<boolean> {
  const moved = await tx.run(sql`
    update ${sql.table(`customers.${table}`)} set last_contact_at = ${at}
    where id = ${id} and (last_contact_at is null or last_contact_at < ${at}::timestamptz)`);
  return moved > 0;
}

/** More accounts than this a preview doesn't wait for. */
const mostPreviewed = 20_000;

/** Accounts of the actor's as the rule reads them, the newest of very many, and how many there are. */
export async function judgedSample(tx: Transaction): Promise<{ accounts: JudgedAccount[]; of: number }> {
  const accounts = await tx.all(sql<JudgedAccount>`
    select ${judged} from customers.accounts a, ${companyDay}
    where a.deleted_at is null order by a.created_at desc, a.id desc limit ${sql.lit(mostPreviewed)}`);
  const { n } = await tx.one(
    sql<{ n: number }>`select count(*) as n from customers.accounts where deleted_at is null`,
  );
  return { accounts, of: n };
}
