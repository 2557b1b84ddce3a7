import { toPage } from '../../../kernel/paging.ts';
import { routesOf } from '../../../platform/http/routes.ts';
import { companyClock } from '../../../platform/lists/company-clock.ts';
import { changeFallback } from './acts/change-fallback.ts';
import { createRule, deleteRule, editRule, reorderRules, restoreRule } from './acts/edit-rules.ts';
import { giveByRules } from './acts/give-by-rules.ts';
import { tryRules } from './acts/try-rules.ts';
import { assignmentContract } from './contract.ts';
import { assignmentErrors } from './errors.ts';
import type { ShownRule } from './reads.ts';
import {
  momentCursor,
  shownRules,
  type Unassigned,
  unassignedCount,
  unassignedIds,
  unassignedPage,
} from './reads.ts';
import { type Overdue, overduePage, speedFigures } from './reads-speed.ts';
import type { Target } from './rules/give-out.ts';
import { ruleFields } from './rules/rule-fits.ts';
import { speedPeriod } from './speed-period.ts';
import { type KeptSettings, settingsQuery } from './store-settings.ts';

/** So many are shared out by one request. */
const atOnce = 1000;

export const assignmentRoutes = routesOf(
  'assignment',
  assignmentContract,
  {
    rules: async ({ db, actor }) => {
      const [rules, settings] = await db.readAll(actor, [shownRules, settingsQuery('assignment')]);
      const kept = settings!.rows[0] as KeptSettings | undefined;
      return {
        rules: (rules!.rows as ShownRule[]).map((rule) => ({
          ...rule,
          conditions: rule.conditions.map((one) => ({ ...one, values: [...one.values] })),
        })),
        fallback: (kept?.value.fallback as Target | null | undefined) ?? null,
        settingsVersion: kept?.version ?? 0,
        fields: [...ruleFields],
      };
    },
    createRule: ({ write, body }) => write((tx) => createRule(tx, body)),
    editRule: ({ write, params, body: { version, ...wish } }) =>
      write((tx) =>
        editRule(
          tx,
          params.id,
          version,
          Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)),
        ),
      ),
    deleteRule: ({ write, params, query }) => write((tx) => deleteRule(tx, params.id, query.version)),
    restoreRule: ({ write, params }) => write((tx) => restoreRule(tx, params.id)),
    reorder: ({ write, body }) => write((tx) => reorderRules(tx, body.ids)),
    setFallback: ({ write, body }) => write((tx) => changeFallback(tx, body.version, body.fallback)),
    try: ({ db, actor, body }) =>
      db.write(actor, (tx) => tryRules(tx, body.rules, body.fallback, body.limit)),
    unassigned: async ({ db, actor, query }) => {
      const [rows, count] = await db.readAll(actor, [unassignedPage(actor, query), unassignedCount(actor)]);
      const { total, exact } = count!.rows[0] as { total: number; exact: boolean };
      const cursorOf = momentCursor<Unassigned>((row) => row.capturedAt);
      return { ...toPage(rows!.rows as Unassigned[], query.limit, cursorOf), total, exact };
    },
    run: ({ write, actor, body }) =>
      write(async (tx) => {
        // Only those the actor can see: asking for others' ids gives nothing away.
        const seen = await tx.all(unassignedIds(actor, body.ids ?? null, atOnce));
        return giveByRules(
          tx,
          seen.map(({ id }) => id),
        );
      }),
    speed: async ({ db, actor, query }) => {
      const { from, until, begins, ends } = speedPeriod(query, await companyClock(db));
      return { from, until, figures: await db.read(actor, speedFigures(actor, begins, ends)) };
    },
    overdue: async ({ db, actor, query }) =>
      toPage(
        await db.read(actor, overduePage(actor, query)),
        query.limit,
        momentCursor<Overdue>((row) => row.responseDueAt),
      ),
  },
  assignmentErrors,
);
