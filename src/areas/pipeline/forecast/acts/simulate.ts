import { newId } from '../../../../kernel/ids.ts';
import type { Database } from '../../../../platform/db/database.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { enqueue } from '../../../../platform/jobs/enqueue.ts';
import { runInThread } from '../../../../platform/jobs/thread.ts';
import type { ForecastResult, ForecastTask } from '../forecast-worker.ts';
import { dayOf } from '../rules/days.ts';
import { dealsOf, type Scope, saveForecast, stageList, todayOf } from '../store.ts';

/** Queues a simulated forecast; one that waits for the same scope already is not made twice. */
export function askForForecast(tx: Transaction, scope: Scope): void {
  const { kind, id } = scope;
  enqueue(
    tx,
    'pipeline.forecast',
    { kind, id },
    { key: `pipeline.forecast ${kind} ${id}`, queue: 'pipeline.forecast' },
  );
}

/** Makes the forecast of a scope from everything that happened to its deals, and keeps it. Run by Yaosu itself. */
export async function makeForecast(db: Database, scope: Scope, signal: AbortSignal): Promise<void> {
  const task = await db.asSystem(async (tx) => {
    const stages = await stageList(tx);
    return { today: await todayOf(tx), stages, deals: await dealsOf(tx, scope, stages) };
  });
  const data: ForecastTask = { deals: task.deals, stages: task.stages.length, today: dayOf(task.today) };
  const made = await runInThread<ForecastResult>(new URL('../forecast-worker.ts', import.meta.url), {
    data,
    signal,
  });
  await db.asSystem(async (tx) => {
    for (const { months, forecast, trials } of made) {
      const result = forecast && {
        ...forecast,
        parts: {
          ...forecast.parts,
          stages: forecast.parts.stages.map(({ stage, ...part }) => ({
            stageId: task.stages[stage]!,
            ...part,
          })),
        },
      };
      saveForecast(tx, { id: newId(), scope, madeOn: task.today, months, result, trials });
    }
  });
}
