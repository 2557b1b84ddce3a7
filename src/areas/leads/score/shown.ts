import { shownComparison } from './cards.ts';
import type { Run } from './store-runs.ts';
import type { TrainingRow } from './store-training.ts';

type Plain<T> = { -readonly [K in keyof T]: Plain<T[K]> };

/** The same, for types that forbid changing it: what leaves is written down anyway. */
export function onWire<T>(value: T): Plain<T> {
  return value as Plain<T>;
}

/** A training as screens show it. */
export function shownTraining(row: TrainingRow) {
  const { result } = row;
  return onWire({ ...row, result: result && { ...result, comparison: shownComparison(result.comparison) } });
}

/** How far scoring all leads anew has come; before the first time nothing. */
export function shownProgress(run: Run | undefined) {
  return {
    running: run !== undefined && run.finishedAt === null,
    cause: run?.cause ?? null,
    cardId: run?.cardId ?? null,
    total: run?.total ?? 0,
    done: run?.done ?? 0,
    moved: run?.moved ?? 0,
    startedAt: run?.startedAt ?? null,
    finishedAt: run?.finishedAt ?? null,
  };
}
