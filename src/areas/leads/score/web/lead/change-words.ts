import type { ScoreChange } from '../shapes.ts';

type Reason = ScoreChange['reasons'][number];

/** What moved a score, in so many words as fit: the two that moved it most. */
export function mainReasons(change: Pick<ScoreChange, 'reasons'>): readonly Reason[] {
  return change.reasons
    .filter((reason) => reason.points !== 0)
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .slice(0, 2);
}

/** An act and the score it moved are written in one transaction, a later look at it within a second or two. */
const together = 2_000;

const notByActs: ReadonlySet<ScoreChange['cause']> = new Set(['time', 'card', 'settings']);

/** The change of score that belongs to what happened at a moment; null when that moved nothing. */
export function changeAt<C extends Pick<ScoreChange, 'at' | 'cause'>>(
  changes: readonly C[],
  at: string,
): C | null {
  const moment = Date.parse(at);
  const near = changes.filter(
    (change) => !notByActs.has(change.cause) && Math.abs(Date.parse(change.at) - moment) <= together,
  );
  near.sort((a, b) => Math.abs(Date.parse(a.at) - moment) - Math.abs(Date.parse(b.at) - moment));
  return near[0] ?? null;
}
