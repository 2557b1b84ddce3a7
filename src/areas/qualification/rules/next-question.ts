import { confirmedFrom, indicatedFrom } from './confidence.ts';
import type { Frame, Question } from './frame.ts';
import type { Assessment, DimensionStanding } from './verdict.ts';

/** A question that was put, and when (ISO). */
export type Asked = { readonly questionId: string; readonly at: string };

/** After this many days an answer may have changed, and a question may be put again. */
const askAgainAfterDays = 60;
const dayMs = 86_400_000;

/**
 * What to ask next, best first: of the dimension that is furthest from what the frame wants, then of the next one; questions made for its
 * present state before general ones; what was asked lately is left out.
 *
 * @param most how many at most
 */
export function nextQuestions(
  frame: Frame,
  assessment: Assessment,
  asked: readonly Asked[],
  now: Date,
  most = 5,
): Question[] {
  const lately = new Set(
    asked
      .filter(({ at }) => now.getTime() - Date.parse(at) < askAgainAfterDays * dayMs)
      .map(({ questionId }) => questionId),
  );
  const wanting = assessment.dimensions
    .map((standing, place) => ({ standing, place, gap: gapOf(standing) }))
    .filter(({ gap }) => gap > 0)
    .sort((a, b) => b.gap - a.gap || a.place - b.place);
  return wanting
    .flatMap(({ standing }) => {
      const own = frame.questions.filter(
        ({ id, dimension, active, when }) =>
          active &&
          dimension === standing.key &&
          !lately.has(id) &&
          (when === 'any' || when === standing.state),
      );
      return [...own.filter(({ when }) => when !== 'any'), ...own.filter(({ when }) => when === 'any')];
    })
    .slice(0, most);
}

/** How far a dimension is from what is wanted of it, 0 … 2: contradicted counts as below nothing. */
function gapOf({ enough, needed, state, confidence }: DimensionStanding): number {
  if (enough && state !== 'unknown') return 0;
  const target = needed === 'confirmed' ? confirmedFrom : needed === 'indicated' ? indicatedFrom : 0.05;
  const have = state === 'contradicted' ? -confidence : confidence;
  return Math.max(0, target - have);
}
