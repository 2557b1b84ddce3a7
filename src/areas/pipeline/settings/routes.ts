import { routesOf } from '../../../platform/http/routes.ts';
import type { Ground } from '../ground.ts';
import { rateOn } from '../rules/rates.ts';
import { groundQuery } from '../store.ts';
import { createPipeline, deletePipeline, editPipeline, restorePipeline } from './acts/edit-pipeline.ts';
import { setCompetitors, setReasons } from './acts/set-lists.ts';
import { setRate } from './acts/set-rate.ts';
import { pipelineSettingsContract } from './contract.ts';
import { pipelineSettingErrors } from './errors.ts';
import { milestoneKinds } from './milestones.ts';
import {
  type Competitor,
  competitorsQuery,
  type KeptPipeline,
  missingRatesQuery,
  pipelinesQuery,
  type RateRow,
  type Reason,
  ratesQuery,
  reasonsQuery,
} from './store.ts';

export const pipelineSettingsRoutes = routesOf(
  'pipelineSettings',
  pipelineSettingsContract,
  {
    read: async ({ db, actor }) => {
      const [grounds, pipelines, reasons, competitors] = await db.readAll(actor, [
        groundQuery,
        pipelinesQuery,
        reasonsQuery,
        competitorsQuery,
      ]);
      const { base, today, rates } = grounds!.rows[0] as Ground;
      const foreign = [...new Set(rates.map(({ currency }) => currency))].filter((one) =>
        rateOn(rates, one, today),
      );
      return {
        base,
        today,
        currencies: [base, ...foreign.sort()],
        pipelines: pipelines!.rows as KeptPipeline[],
        reasons: reasons!.rows as (Reason & { kind: 'won' | 'lost' })[],
        competitors: competitors!.rows as Competitor[],
        milestones: milestoneKinds(),
      };
    },
    create: ({ write, body }) => write((tx) => createPipeline(tx, body)),
    edit: ({ write, params, body }) => write((tx) => editPipeline(tx, params.id, body)),
    delete: ({ write, params }) => write((tx) => deletePipeline(tx, params.id)),
    restore: ({ write, params }) => write((tx) => restorePipeline(tx, params.id)),
    setReasons: ({ write, params, body }) => write((tx) => setReasons(tx, params.kind, body.items)),
    setCompetitors: ({ write, body }) => write((tx) => setCompetitors(tx, body.items)),
    rates: async ({ db, actor }) => {
      const [grounds, items, missing] = await db.readAll(actor, [groundQuery, ratesQuery, missingRatesQuery]);
      return {
        base: (grounds!.rows[0] as Ground).base,
        items: items!.rows as RateRow[],
        missing: missing!.rows as { currency: string; count: number }[],
      };
    },
    setRate: ({ write, body }) => write((tx) => setRate(tx, body)),
  },
  pipelineSettingErrors,
);
