import { addDays, instantOf } from '../../../kernel/days.ts';
import type { Actor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { routesOf } from '../../../platform/http/routes.ts';
import { type Ground, pipelineIn } from '../ground.ts';
import { groundQuery } from '../store.ts';
import { reviewContract } from './contract.ts';
import type { ChangeKind } from './kinds.ts';
import {
  changedRows,
  changesSince,
  cohortRows,
  type DecidedSums,
  decidedRows,
  decidedSums,
  furthest,
  type OpenSums,
  openSums,
  type ReviewScope,
  targetSum,
} from './reads.ts';
import { type ContactRow, contactCounts, contactRows } from './reads-contacts.ts';
import { type CohortRow, cohortsOf } from './rules/cohorts.ts';
import { type ContactCount, contactEffect } from './rules/contact-effect.ts';
import { type FurthestCount, funnelOf } from './rules/funnel.ts';
import { coverageOf, velocityOf } from './rules/velocity.ts';

/** Velocity is taken over so many days. */
const span = 90;

export const reviewRoutes = routesOf('pipelineReview', reviewContract, {
  summary: ({ db, actor, query: { since, from, until, ...scope } }) =>
    readReview(db, actor, scope, since, from, until),
  changes: async ({ db, actor, query: { kind, since, limit, ...scope } }) => {
    const { timeZone } = await groundOf(db, actor);
    return { items: await db.read(actor, changedRows(kind, midnight(since, timeZone), scope, limit)) };
  },
  funnel: async ({ db, actor, query: { from, until, ...scope } }) => {
    const ground = await groundOf(db, actor);
    const pipeline = pipelineIn(ground, scope.pipelineId ?? null);
    const [since, before] = [midnight(from, ground.timeZone), midnight(until, ground.timeZone)];
    const rows = await db.read<FurthestCount>(
      actor,
      furthest(since, before, { ...scope, pipelineId: pipeline.id }),
    );
    const steps = funnelOf(
      pipeline.stages.map(({ id }) => id),
      rows,
    );
    const names = new Map(pipeline.stages.map((stage) => [stage.id, stage.names]));
    return {
      pipelineId: pipeline.id,
      steps: steps.map((step) => ({ ...step, names: names.get(step.stageId) ?? null })),
    };
  },
  cohorts: async ({ db, actor, query: { from, until, ...scope } }) => {
    const { today, timeZone } = await groundOf(db, actor);
    const [since, before] = [midnight(from, timeZone), midnight(until, timeZone)];
    const rows = await db.read<CohortRow>(actor, cohortRows(since, before, timeZone, scope));
    return { items: cohortsOf(rows, today.slice(0, 7)) };
  },
  decided: async ({ db, actor, query: { by, from, until, perQuarter, ...scope } }) => ({
    base: (await groundOf(db, actor)).base,
    items: await db.read(actor, decidedRows(by, from, until, perQuarter, scope)),
  }),
  contacts: async ({ db, actor, query: { from, until, ...scope } }) => {
    const pipeline = pipelineIn(await groundOf(db, actor), scope.pipelineId ?? null);
    const rows = await db.read<ContactCount>(
      actor,
      contactCounts(from, until, { ...scope, pipelineId: pipeline.id }),
    );
    const names = new Map(pipeline.stages.map((stage) => [stage.id, stage.names]));
    const effect = contactEffect(rows, [...names.keys()]);
    return {
      ...effect,
      pipelineId: pipeline.id,
      stages: effect.stages.map((stage) => ({ ...stage, names: names.get(stage.stageId)! })),
    };
  },
  contactRows: async ({ db, actor, query: { from, until, part, key, of, yes, limit, ...scope } }) => {
    const { base } = await groundOf(db, actor);
    const rows = await db.read<ContactRow & { total: number }>(
      actor,
      contactRows(from, until, scope, { part, key, of, yes }, limit),
    );
    return { base, total: rows[0]?.total ?? 0, items: rows };
  },
});

async function groundOf(db: Database, actor: Actor): Promise<Ground> {
  return (await db.read<Ground>(actor, groundQuery))[0]!;
}

async function readReview(
  db: Database,
  actor: Actor,
  scope: ReviewScope,
  since: string,
  from: string,
  until: string,
) {
  const { base, today, timeZone } = await groundOf(db, actor);
  const tomorrow = addDays(today, 1);
  const lately = addDays(tomorrow, -span);
  const [changed, opened, inPeriod, last, before, wanted] = await db.readAll(actor, [
    changesSince(midnight(since, timeZone), scope),
    openSums(until, scope),
    decidedSums(from, until, timeZone, scope),
    decidedSums(lately, tomorrow, timeZone, scope),
    decidedSums(addDays(lately, -span), lately, timeZone, scope),
    targetSum(from, until, scope),
  ]);
  const open = opened!.rows[0] as OpenSums;
  const period = inPeriod!.rows[0] as DecidedSums;
  const target = (wanted!.rows[0] as { amount: string | null }).amount;
  const velocity = (sums: DecidedSums) => velocityOf({ ...sums, open: open.open });
  return {
    base,
    changes: changed!.rows[0] as Record<ChangeKind, { n: number; amount: string }>,
    open: { n: open.open, amount: open.openAmount },
    stale: { n: open.stale, amount: open.staleAmount },
    overdue: { n: open.overdue, amount: open.overdueAmount },
    noNextStep: { n: open.noNextStep, amount: open.noNextStepAmount },
    unpriced: open.unpriced,
    due: { n: open.dueOpen, amount: open.dueAmount },
    won: { n: period.won, amount: period.wonAmount },
    target,
    coverage: coverageOf(open.dueAmount, period.wonAmount, target),
    velocity: velocity(last!.rows[0] as DecidedSums),
    velocityBefore: velocity(before!.rows[0] as DecidedSums),
  };
}

/** The moment a day begins at the company. */
function midnight(day: string, timeZone: string): string {
  return new Date(instantOf(day, 0, timeZone)).toISOString();
}
