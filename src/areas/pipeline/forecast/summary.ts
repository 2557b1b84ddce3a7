import Big from 'big.js';
import type { Actor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Ground } from '../ground.ts';
import { groundQuery } from '../store.ts';
import { latestPromises, type PersonTotals, periodTotals, type ShownPromise, targetsOf } from './reads.ts';
import { type CategoryTotals, type Promises, promisesOf, rollUp } from './rules/categories.ts';

type Target = { personId: string | null; teamId: string | null; month: string; amount: string };

/** What a period will bring, person by person and together. A quarter adds its months' promises up. */
export async function readSummary(db: Database, actor: Actor, from: string, until: string) {
  const [grounds, totals, promised, wanted] = await db.readAll(actor, [
    groundQuery,
    periodTotals(from, until),
    latestPromises(from, until),
    targetsOf(from, until),
  ]);
  const targets = wanted!.rows as Target[];
  const promises = promised!.rows as ShownPromise[];
  const found = totals!.rows as PersonTotals[];
  const months = monthsIn(from, until);
  // Who promised without a deal in the period is shown as well.
  const silent = [...new Set(promises.map(({ personId }) => personId))]
    .filter((id) => !found.some(({ ownerId }) => ownerId === id))
    .map((id) => nobodysTotals(id, promises.find(({ personId }) => personId === id)!.personName));
  const people = [...found, ...silent].map((row) => {
    const mine = promises.filter(({ personId }) => personId === row.ownerId);
    const computed = promisesOf(row);
    const submitted = together(mine, 'submitted', months);
    const adjusted = together(mine, 'adjusted', months);
    const submission = submitted || adjusted ? { submitted: submitted ?? computed, adjusted } : null;
    return {
      personId: row.ownerId,
      name: row.ownerName,
      teamId: row.teamId,
      teamName: row.teamName,
      deals: row.deals,
      unpriced: row.unpriced,
      totals: totalsOf(row),
      computed,
      submitted,
      adjusted,
      counts: rollUp([{ computed, submission }]),
      target: sumOf(targets.filter(({ personId }) => personId !== null && personId === row.ownerId)),
    };
  });
  return {
    base: (grounds!.rows[0] as Ground).base,
    people,
    totals: addedUp(people.map((one) => one.totals)),
    counts: rollUp(people.map(({ counts }) => ({ computed: counts, submission: null }))),
    target: overallTarget(targets),
  };
}

/** One month's promise as it is; several months' added up once each month has one. */
function together(
  promises: readonly ShownPromise[],
  kind: ShownPromise['kind'],
  months: number,
): ShownPromise | null {
  const those = promises.filter((one) => one.kind === kind);
  if (those.length < months) return null;
  const last = those.reduce((a, b) => (a.at > b.at ? a : b));
  return months === 1
    ? last
    : { ...last, ...rollUp(those.map((one) => ({ computed: promisesIn(one), submission: null }))) };
}

function promisesIn({ commit, bestCase, pipeline }: ShownPromise): Promises {
  return { commit, bestCase, pipeline };
}

/** The company's own target; else what the teams have; else what the persons have. */
function overallTarget(targets: readonly Target[]): string | null {
  const company = targets.filter(({ personId, teamId }) => personId === null && teamId === null);
  const teams = targets.filter(({ teamId }) => teamId !== null);
  return sumOf(company) ?? sumOf(teams) ?? sumOf(targets.filter(({ personId }) => personId !== null));
}

function sumOf(targets: readonly Target[]): string | null {
  if (targets.length === 0) return null;
  return targets.reduce((sum, { amount }) => sum.plus(amount), new Big(0)).toFixed(2);
}

function totalsOf({ won, commit, bestCase, pipeline, weighted }: CategoryTotals): CategoryTotals {
  return { won, commit, bestCase, pipeline, weighted };
}

function addedUp(all: readonly CategoryTotals[]): CategoryTotals {
  const sum = (key: keyof CategoryTotals) =>
    all.reduce((total, one) => total.plus(one[key]), new Big(0)).toFixed(2);
  return {
    won: sum('won'),
    commit: sum('commit'),
    bestCase: sum('bestCase'),
    pipeline: sum('pipeline'),
    weighted: sum('weighted'),
  };
}

function nobodysTotals(ownerId: string, ownerName: string | null): PersonTotals {
  const zero = '0.00';
  const none = { won: zero, commit: zero, bestCase: zero, pipeline: zero, weighted: zero };
  return { ...none, ownerId, ownerName, teamId: null, teamName: null, deals: 0, unpriced: 0 };
}

function monthsIn(from: string, until: string): number {
  const at = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return at(until) - at(from);
}
