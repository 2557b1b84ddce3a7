import Big from 'big.js';
import { type Actor, scopeOf } from '../actor/actor.ts';
import { sql } from '../db/sql.ts';
import {
  type CompanyClock,
  type Condition,
  dayRange,
  type FilterOperator,
  type FilterShape,
  kindIn,
  momentRange,
} from './filter.ts';

export type Sql = ReturnType<typeof sql>;

/** How a list's conditions become SQL on its table. */
export type FilteredTable = {
  /** The table's name in the query: `l`. */
  alias: string;
  /** What row-level security asks for. */
  permission: string;
  filter: FilterShape;
  /** Columns of filter fields that aren't called like them; those of another table as SQL that gives one value for each row. */
  columns: Readonly<Record<string, string | Sql>>;
  /** Fields that stand in another table: the demand on their column, made into one on this table. */
  within?: Readonly<Record<string, (demand: Sql, operator: FilterOperator) => Sql>>;
  /** What a flag means. */
  flags?: Readonly<Record<string, Sql>>;
  /** Money is compared in hundredths, by a generated column of bigint: comparing numeric is not leakproof. */
  ranks?: Readonly<Record<string, string>>;
};

/**
 * What row-level security leaves to this actor, said once more as a plain condition that an index can be entered with.
 * Null for those who see everything.
 */
export function ownPart(actor: Actor, permission: string, alias: string): Sql | null {
  const scope = scopeOf(actor, permission);
  if (scope === 'all') return null;
  const mine = sql`${sql.ref(`${alias}.owner_id`)} = ${actor.id}::uuid`;
  return scope === 'team'
    ? sql`(${mine} or ${sql.ref(`${alias}.team_id`)} = any(${actor.teams}::uuid[]))`
    : mine;
}

/** All that a list demands of its table, as one WHERE. */
export function whereOf(
  table: FilteredTable,
  actor: Actor,
  conditions: readonly Condition[],
  clock: CompanyClock,
): Sql {
  const own = ownPart(actor, table.permission, table.alias);
  const demands = [sql`${sql.ref(`${table.alias}.deleted_at`)} is null`, ...(own ? [own] : [])];
  for (const condition of conditions) {
    const demand = demandOf(table, condition, actor, clock);
    const within = table.within?.[condition.field];
    demands.push(within ? within(demand, condition.operator) : demand);
  }
  return sql.join(demands, sql` and `);
}

function demandOf(table: FilteredTable, condition: Condition, actor: Actor, clock: CompanyClock): Sql {
  const { field, operator, values } = condition;
  const at = (name: string) => sql.ref(`${table.alias}.${name}`);
  const named = table.columns[field] ?? field;
  const column = typeof named === 'string' ? sql`${at(named)}` : named;
  const kind = kindIn(table.filter.fields, field);
  switch (kind) {
    case 'text':
      return textDemand(column, condition);
    case 'list':
      return listDemand(column, condition);
    case 'choice':
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
      return dayDemand(column, condition, clock, kind === 'moment');
    case 'money':
      return amountDemand(column, sql`${at(table.ranks![field]!)}`, condition);
    case 'number':
      return numberDemand(column, condition);
    case 'flag': {
      const flag = table.flags![field]!;
      return values[0] === 'true' ? sql`(${flag})` : sql`(${flag}) is not true`;
    }
    case 'custom':
      return customDemand(sql`${at('custom')}`, field.slice('custom.'.length), condition);
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

function dayDemand(column: Sql, condition: Condition, clock: CompanyClock, isMoment: boolean): Sql {
  if (condition.operator === 'isEmpty') return sql`${column} is null`;
  if (condition.operator === 'isNotEmpty') return sql`${column} is not null`;
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

function amountDemand(column: Sql, rank: Sql, condition: Condition): Sql {
  if (condition.operator === 'isEmpty') return sql`${column} is null`;
  if (condition.operator === 'isNotEmpty') return sql`${column} is not null`;
  const [least, most] = limitsOf(condition);
  const demands = [sql`${column} is not null`];
  if (least !== '') demands.push(sql`${rank} >= ${hundredths(least, Big.roundUp)}::bigint`);
  if (most !== '') demands.push(sql`${rank} <= ${hundredths(most, Big.roundDown)}::bigint`);
  return sql.join(demands, sql` and `);
}

function hundredths(text: string, rounding: Big.RoundingMode): string {
  return new Big(text).times(100).round(0, rounding).toFixed(0);
}

/** Whole numbers that are compared as they stand; of a fraction the whole ones within count. */
function numberDemand(column: Sql, condition: Condition): Sql {
  if (condition.operator === 'isEmpty') return sql`${column} is null`;
  if (condition.operator === 'isNotEmpty') return sql`${column} is not null`;
  const [least, most] = limitsOf(condition);
  const whole = (text: string, rounding: Big.RoundingMode) => new Big(text).round(0, rounding).toFixed(0);
  const demands = [sql`${column} is not null`];
  if (least !== '') demands.push(sql`${column} >= ${whole(least, Big.roundUp)}::bigint`);
  if (most !== '') demands.push(sql`${column} <= ${whole(most, Big.roundDown)}::bigint`);
  return sql.join(demands, sql` and `);
}

function limitsOf({ operator, values: [first = '', second = ''] }: Condition): [string, string] {
  if (operator === 'between') return [first, second];
  return operator === 'atLeast' ? [first, ''] : ['', first];
}

/** Custom values are JSON: a text, number, boolean, or a list of choices. */
function customDemand(custom: Sql, key: string, { operator, values }: Condition): Sql {
  const text = sql`(${custom} ->> ${key}::text)`;
  const member = sql`(${text} = any(${values}::text[]) or (${custom} -> ${key}::text) ?| ${values}::text[])`;
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
      return measureDemand(text, first, '');
    case 'atMost':
      return measureDemand(text, '', first);
    default:
      return measureDemand(text, first, second);
  }
}

/** Numbers are kept as decimal text (or came as JSON numbers), days as texts whose order is theirs. */
function measureDemand(text: Sql, least: string, most: string): Sql {
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
