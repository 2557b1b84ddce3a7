import { Refusal } from '../../../kernel/outcome.ts';
import { type Actor, scopeOf } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Ground } from '../ground.ts';
import type { Names } from '../rules/names.ts';
import { groundQuery } from '../store.ts';
import { askForForecast } from './acts/simulate.ts';
import { type KeptForecast, newestForecasts, stageNames } from './reads.ts';
import { isoOf } from './rules/days.ts';
import type { Forecast, Trial } from './rules/forecast.ts';
import type { Scope } from './store.ts';

type KeptResult = Omit<Forecast, 'parts'> & {
  parts: Omit<Forecast['parts'], 'stages'> & {
    stages: { stageId: string; deals: number; full: number; expected: number }[];
  };
};

/**
 * The newest simulated forecast of a scope. One that is not of today is made anew meanwhile; the old one is shown until then.
 *
 * @throws Refusal `forecast.otherScope` for a scope of which the actor doesn't see all
 */
export async function readSimulated(db: Database, actor: Actor, scope: Scope) {
  if (!seesAll(actor, scope)) throw new Refusal('forecast.otherScope');
  const [grounds, kept, named] = await db.readAll(actor, [groundQuery, newestForecasts(scope), stageNames]);
  const rows = kept!.rows as KeptForecast[];
  if (rows.length === 0 || rows.some(({ fresh }) => !fresh))
    await db.asSystem(async (tx) => askForForecast(tx, scope));
  const names = new Map((named!.rows as { id: string; names: Names }[]).map((one) => [one.id, one.names]));
  const ready = rows.filter(({ result }) => result !== null);
  return {
    base: (grounds!.rows[0] as Ground).base,
    state:
      rows.length === 0
        ? ('making' as const)
        : ready.length === 0
          ? ('tooLittle' as const)
          : ('ready' as const),
    forecasts: ready.map((row) => shown(row, names)),
    trials: rows.map(({ months, trials }) => ({
      months,
      items: (trials as unknown as Trial[]).map((one) => ({
        ...rounded(one),
        today: isoOf(one.today),
        until: isoOf(one.until),
      })),
    })),
  };
}

/** Own, team and below, all: as row-level security has it. */
function seesAll(actor: Actor, { kind, id }: Scope): boolean {
  const reach = scopeOf(actor, 'pipeline.read');
  if (reach === 'all') return true;
  if (kind === 'person') return id === actor.id || reach === 'team';
  return kind === 'team' && reach === 'team' && id !== null && actor.teams.includes(id);
}

function shown({ months, madeAt, result }: KeptForecast, names: ReadonlyMap<string, Names>) {
  const { today, until, p10, p50, p90, ventiles, parts, periods } = result as unknown as KeptResult;
  return {
    months,
    madeAt,
    from: isoOf(today + 1),
    until: isoOf(until),
    p10: Math.round(p10),
    p50: Math.round(p50),
    p90: Math.round(p90),
    ventiles: ventiles.map(Math.round),
    stages: parts.stages
      .filter(({ deals }) => deals > 0)
      .map((part) => ({ ...rounded(part), stageId: part.stageId, names: names.get(part.stageId) ?? {} })),
    coming: { deals: tenths(parts.coming.deals), expected: Math.round(parts.coming.expected) },
    bottomUp: Math.round(parts.bottomUp),
    experience: parts.experience,
    pace: parts.pace === null ? null : Math.round(parts.pace),
    season: parts.season,
    paceShare: parts.paceShare,
    periods: tenths(periods),
  };
}

function rounded<T extends object>(values: T): T {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'number' ? Math.round(value) : value,
    ]),
  ) as T;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
