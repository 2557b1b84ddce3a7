import { useFormat } from '../../../../../ui/format-context.tsx';
import type { ScoreChange } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import { useAttributeWords } from '../use-attribute-words.ts';
import { mainReasons } from './change-words.ts';

/** Says a change of the score: `评分 69 → 87（+18 要样品）`. */
export function useChangeWords(): (change: ScoreChange) => string {
  const text = useScoreText();
  const format = useFormat();
  const { nameOf } = useAttributeWords();
  return (change) => {
    const { before, after, cause, cardNumber } = change;
    const facts = { before, after };
    if (before === null) return text('web.history.first', facts);
    const reasons = mainReasons(change).map(({ keys, points }) =>
      text('web.history.reason', { points: format.signed(points), name: keys.map(nameOf).join(' + ') }),
    );
    const why =
      cause === 'card'
        ? [text('web.history.card', { number: cardNumber ?? '–' })]
        : cause === 'settings'
          ? [text('web.history.settings')]
          : cause === 'time'
            ? [text('web.history.time'), ...reasons]
            : reasons;
    return why.length === 0
      ? text('web.history.moved', facts)
      : text('web.history.movedBy', { ...facts, why: why.join(text('web.history.comma')) });
  };
}
