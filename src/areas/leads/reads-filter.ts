import Big from 'big.js';
import { type Actor, scopeOf } from '../../platform/actor/actor.ts';
import { sql } from '../../platform/db/sql.ts';
import { type CompanyClock, type Condition, dayRange, kindOf, momentRange } from './rules/filter.ts';

type Sql = ReturnType<typeof sql>;

/**
 * What row-level security leaves to this actor, said once more as a plain condition that an index can be entered with.
 * Null for those who see everything.
 */
export function ownPart(actor: Actor): Sql | null {
  const scope = scopeOf(actor, 'leads.read');
  if (scope === 'all') return null;
  const mine = sql`l.owner_id = ${actor.id}::uuid`;
  return scope === 'team' ? sql`(${mine} or l.team_id = any(${actor.teams}::uuid[]))` : mine;
}

/** All that a list demands of `leads.leads l`, as one WHERE. */
export function whereOf(actor: Actor, conditions: readonly Condition[], clock: CompanyClock): Sql {
  const own = ownPart(actor);
  const demands = [sql`l.deleted_at is null`, ...(own ? [own] : [])];
  for (const condition of conditions) demands.push(demandOf(condition, actor, clock));
  return sql.join(demands, sql` and `);
}

const columns: Readonly<Record<string, string>> = {
  nextStep: 'next_step',
  capturedAt: 'captured_at',
  updatedAt: 'updated_at',
  lastContactAt: 'last_contact_at',
  firstContactAt: 'first_contact_at',
  responseDueAt: 'response_due_at',
  nextStepOn: 'next_step_on',
  wakeOn: 'wake_on',
  importId: 'import_id',
  owner: 'owner_id',
  team: 'team_id',
};

function demandOf(condition: Condition, actor: Actor, clock: CompanyClock): Sql {
  const { field, operator, values } = condition;
  const column = sql`l.${sql.ref(columns[field] ?? field)}`;
  switch (kindOf(field)) {
    case 'text':
      return textDemand(column, condition);
    case 'list':
      return listDemand(column, condition);
    case 'status':
      return memberDemand(column, condition, values, 'text', false);
    case 'id':
      return memberDemand(column, condition, values, 'uuid', false);
    case 'owner': {
      const ids = values
        .filter((value) => value !== 'nobody')
        .map((value) => (value === 'me' ? actor.id : value));
      return memberDemand(column, condition, ids, 'uuid', values.includes('nobody'));
    }
    case 'team': {
      const ids = values
        .filter((value) => value !== 'none')
        .flatMap((value) => (value === 'mine' ? actor.teams : [value]));
      return memberDemand(column, condition, ids, 'uuid', values.includes('none'));
    }
    case 'moment':
    case 'date':
      return dayDemand(column, condition, clock);
    case 'money':
      return amountDemand(condition);
    case 'flag': {
      // An open lead that nobody has really spoken to, past the time by which someone should have.
      const overdue = sql`l.first_contact_at is null and l.response_due_at < now() and l.status in ('new', 'working', 'qualified')`;
      return values[0] === 'true' ? sql`(${overdue})` : sql`(${overdue}) is not true`;
    }
    case 'custom':
      return customDemand(field.slice('custom.'.length), condition);
    default:
      throw new Error(`unchecked filter: ${field} ${operator}`);
  }
}

/** `anyOf` and `noneOf`; one value is compared with =, for which an index in the list's order can be used. */
function memberDemand(
  column: Sql,
  { operator }: Condition,
  values: readonly string[],
  type: string,
  orNull: boolean,
): Sql {
  const cast = sql.raw(type);
  const isIn =
    values.length === 1 ? sql`${column} = ${values[0]}::${cast}` : sql`${column} = any(${values}::${cast}[])`;
  const parts = [...(values.length > 0 ? [isIn] : []), ...(orNull ? [sql`${column} is null`] : [])];
  const member = parts.length > 0 ? sql`(${sql.join(parts, sql` or `)})` : sql`false`;
  return operator === 'noneOf' ? sql`${member} is not true` : member;
}

function textDemand(column: Sql, condition: Condition): Sql {
  switch (condition.operator) {
    case 'isEmpty':
      return sql`coalesce(${column}, '') = ''`;
    case 'isNotEmpty':
      return sql`${column} <> ''`;
    case 'contains':
      return sql`${column} ilike ${containing(condition.values[0]!)}`;
    default:
      return memberDemand(column, condition, condition.values, 'text', false);
  }
}

function listDemand(column: Sql, { operator, values }: Condition): Sql {
  if (operator === 'isEmpty') return sql`cardinality(${column}) = 0`;
  if (operator === 'isNotEmpty') return sql`cardinality(${column}) > 0`;
  return sql`exists (select 1 from unnest(${column}) as one where one ilike ${containing(values[0]!)})`;
}

function dayDemand(column: Sql, condition: Condition, clock: CompanyClock): Sql {
  if (condition.operator === 'isEmpty') return sql`${column} is null`;
  if (condition.operator === 'isNotEmpty') return sql`${column} is not null`;
  const isMoment = kindOf(condition.field) === 'moment';
  const range = dayRange(condition, clock.today);
  const { from, until } = isMoment ? momentRange(range, clock.timeZone) : range;
  const cast = sql.raw(isMoment ? 'timestamptz' : 'date');
  return sql.join(
    [
      ...(from === null ? [] : [sql`${column} >= ${from}::${cast}`]),
      ...(until === null ? [] : [sql`${column} < ${until}::${cast}`]),
    ],
    sql` and `,
  );
}

/**
 * Compares the amount in hundredths, as lists sort by it: of operators that are not leakproof, as those of numeric, the planner may
 * not even use the statistics.
 */
function amountDemand({ operator, values: [first = '', second = ''] }: Condition): Sql {
  if (operator === 'isEmpty') return sql`l.amount is null`;
  if (operator === 'isNotEmpty') return sql`l.amount is not null`;
  const [least, most] =
    operator === 'between' ? [first, second] : operator === 'atLeast' ? [first, ''] : ['', first];
  const demands = [sql`l.amount is not null`];
  if (least !== '') demands.push(sql`l.amount_rank >= ${hundredths(least, Big.roundUp)}::bigint`);
  if (most !== '') demands.push(sql`l.amount_rank <= ${hundredths(most, Big.roundDown)}::bigint`);
  return sql.join(demands, sql` and `);
}

function hundredths(text: string, rounding: Big.RoundingMode): string {
  return new Big(text).times(100).round(0, rounding).toFixed(0);
}

/** Custom values are JSON: a text, number, boolean, or a list of choices. */
function customDemand(key: string, { operator, values }: Condition): Sql {
  const text = sql`(l.custom ->> ${key}::text)`;
  const member = sql`(${text} = any(${values}::text[]) or (l.custom -> ${key}::text) ?| ${values}::text[])`;
  const [first = '', second = ''] = values;
  switch (operator) {
    case 'anyOf':
      return sql`${member} is true`;
    case 'noneOf':
      return sql`${member} is not true`;
    case 'isEmpty':
      return sql`coalesce(${text}, '') in ('', '[]')`;
    case 'isNotEmpty':
      return sql`coalesce(${text}, '') not in ('', '[]')`;
    case 'contains':
      return sql`${text} ilike ${containing(first)}`;
    case 'atLeast':
      return measureDemand(key, first, '');
    case 'atMost':
      return measureDemand(key, '', first);
    default:
      return measureDemand(key, first, second);
  }
}

/** Numbers are kept as decimal text (or came as JSON numbers), days as texts whose order is theirs. */
function measureDemand(key: string, least: string, most: string): Sql {
  const text = sql`(l.custom ->> ${key}::text)`;
  const isNumber = !(least || most).includes('-', 1);
  const value = isNumber
    ? sql`case when ${text} ~ '^-?\\d{1,20}(\\.\\d{1,10})?$' then ${text}::numeric end`
    : sql`${text} collate "C"`;
  const cast = sql.raw(isNumber ? 'numeric' : 'text');
  return sql.join(
    [
      ...(least === '' ? [] : [sql`${value} >= ${least}::${cast}`]),
      ...(most === '' ? [] : [sql`${value} <= ${most}::${cast}`]),
    ],
    sql` and `,
  );
}

function containing(text: string): string {
  return `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
}
