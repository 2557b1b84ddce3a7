import { toPage } from '../../../kernel/paging.ts';
import { system } from '../../../platform/actor/actor.ts';
import { routesOf } from '../../../platform/http/routes.ts';
import { momentCursor } from '../assignment/reads.ts';
import { type KeptSettings, settingsQuery } from '../assignment/store-settings.ts';
import type { LeadStatus } from '../rules/lead-states.ts';
import { changePoolSettings } from './acts/change-pool-settings.ts';
import { claimLead } from './acts/claim-lead.ts';
import { lookUp } from './acts/look-up.ts';
import { putBackLead } from './acts/put-back-lead.ts';
import { poolContract } from './contract.ts';
import { poolErrors } from './errors.ts';
import { type PoolLead, poolPage, soonGone } from './reads.ts';
import { poolSettings } from './rules/pool-settings.ts';

export const poolRoutes = routesOf(
  'pool',
  poolContract,
  {
    list: async ({ db, actor, query }) => {
      const rows = await db.read(system, poolPage(actor, query));
      const items = rows.map((row) => ({ ...row, status: row.status as LeadStatus }));
      return toPage(
        items,
        query.limit,
        momentCursor<PoolLead>((row) => row.since),
      );
    },
    claim: ({ write, params }) => write((tx) => claimLead(tx, params.id)),
    putBack: ({ write, params, body }) =>
      write((tx) => putBackLead(tx, params.id, body.version, body.reason)),
    warnings: async ({ db, actor, query }) => ({ items: await db.read(actor, soonGone(query.limit)) }),
    settings: async ({ db, actor }) => {
      const [kept] = await db.read<KeptSettings>(actor, settingsQuery('pool'));
      const { statuses, ...settings } = poolSettings(kept?.value);
      return {
        version: kept?.version ?? 0,
        settings: { ...settings, statuses: statuses as ('new' | 'working' | 'qualified')[] },
      };
    },
    changeSettings: ({ write, body }) => write((tx) => changePoolSettings(tx, body.version, body.settings)),
    lookUp: async ({ db, actor, query }) => {
      const items = await db.write(actor, (tx) => lookUp(tx, query));
      return { items: items.map((item) => ({ ...item, status: item.status as LeadStatus })) };
    },
  },
  poolErrors,
);
