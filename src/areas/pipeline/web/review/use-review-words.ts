import { useMemo } from 'react';
import { noonOf } from '../../../../ui/days.ts';
import { useFormat } from '../../../../ui/format-context.tsx';
import { nameIn } from '../../rules/names.ts';
import { useText } from '../text.ts';
import type { ReviewWords } from './review-charts.ts';

/** How the review's charts speak; the same object as long as language and format are. */
export function useReviewWords(): ReviewWords {
  const text = useText();
  const format = useFormat();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `text` is new each time, its words change with the format's language
  return useMemo(
    () => ({
      name: (names) => nameIn(names, format.settings.language),
      number: (n) => format.number(n),
      percent: (share) => format.percent(share),
      month: (month) => format.month(noonOf(`${month.slice(0, 7)}-01`)),
      within: (n) => text('web.review.cohortIn', { count: n }),
      ofPrevious: (share) => text('web.review.ofPrevious', { share }),
      reached: text('web.review.reached'),
      won: text('state.won'),
      lost: text('state.lost'),
      now: text('web.review.cohortNow'),
      cohort: text('web.review.cohortMonth'),
      unknown: text('web.review.unknown'),
    }),
    [format],
  );
}
