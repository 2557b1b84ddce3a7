import { Refusal } from '../../../kernel/outcome.ts';
import { routesOf } from '../../../platform/http/routes.ts';
import { adjustForecast, setTarget, submitForecast } from './acts/promise.ts';
import { forecastContract } from './contract.ts';
import { forecastErrors } from './errors.ts';
import { promiseHistory, promiseSnapshot } from './reads.ts';
import { readSimulated } from './simulated.ts';
import { readSummary } from './summary.ts';

export const forecastRoutes = routesOf(
  'forecast',
  forecastContract,
  {
    summary: ({ db, actor, query }) => readSummary(db, actor, query.from, query.until),
    submit: ({ write, body }) => write((tx) => submitForecast(tx, body)),
    adjust: ({ write, body }) => write((tx) => adjustForecast(tx, body)),
    history: async ({ db, actor, query }) => ({
      items: await db.read(actor, promiseHistory(query.personId, query.month)),
    }),
    snapshot: async ({ db, actor, params }) => {
      const [found] = await db.read(actor, promiseSnapshot(params.id));
      if (!found) throw new Refusal('record.notFound');
      return found as never;
    },
    setTarget: async ({ write, body }) => {
      await write((tx) => setTarget(tx, body));
    },
    simulated: ({ db, actor, query: { scope, id } }) =>
      readSimulated(db, actor, { kind: scope, id: scope === 'company' ? null : (id ?? null) }),
  },
  forecastErrors,
);
