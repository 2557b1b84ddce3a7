import { system } from '../platform/actor/actor.ts';
import type { Database } from '../platform/db/database.ts';
import { type AreaRoutes, routesOf } from '../platform/http/routes.ts';
import { enqueue } from '../platform/jobs/enqueue.ts';
import { demoContract } from './contract.ts';
import { demoErrors } from './errors.ts';
import { beginDemo, makeTask } from './make-demo.ts';
import { removeDemo } from './remove-demo.ts';
import { type DemoRecord, demoPeople, demoRecord, leadCounts } from './store.ts';

export const demoRoutes: AreaRoutes = routesOf(
  'demo',
  demoContract,
  {
    read: ({ db }) => demoStatus(db),
    make: ({ write }) =>
      write(async (tx) => {
        await beginDemo(tx);
        enqueue(tx, makeTask, {}, { key: makeTask });
        return { state: 'making' as const, done: 0, people: 0, leads: 0, realLeads: 0 };
      }),
    remove: ({ write, query }) => write((tx) => removeDemo(tx, query.including === 'realLeads')),
  },
  demoErrors,
);

async function demoStatus(db: Database) {
  const [company] = await db.read(system, demoRecord);
  const demo: DemoRecord | null = company?.demo ?? null;
  if (!demo) return { state: 'none' as const, done: 0, people: 0, leads: 0, realLeads: 0 };
  const [leads] = await db.read(system, leadCounts());
  const [people] = await db.read(system, demoPeople);
  return {
    state: demo.state,
    done: demo.done,
    people: people!.n,
    leads: leads!.demo,
    realLeads: leads!.real,
  };
}
