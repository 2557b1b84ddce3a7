import { useMemo } from 'react';
import { useFormat } from '../../../../../ui/format-context.tsx';
import { useScoreText } from '../text.ts';
import type { QualityWords } from './quality-shapes.ts';

/** The charts' words in the reader's language; the same object until that changes. */
export function useQualityWords(): QualityWords {
  const text = useScoreText();
  const format = useFormat();
  // `text` is a new function at each call though it says the same in the same language.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the format changes with the language, and with it the words
  return useMemo(
    () => ({
      said: text('web.quality.said'),
      really: text('web.quality.really'),
      perfect: text('web.quality.perfect'),
      share: text('web.quality.share'),
      average: text('web.quality.average'),
      tenth: text('web.quality.tenth'),
      score: text('web.lead.score'),
      before: text('web.quality.before'),
      now: text('web.quality.now'),
      percent: (share) => format.percent(share),
      leads: (leads) => text('web.leads', { count: leads, leads: format.number(leads) }),
    }),
    [format],
  );
}
