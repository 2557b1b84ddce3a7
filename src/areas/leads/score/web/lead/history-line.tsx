import { useQuery } from '@tanstack/react-query';
import { Sparkline } from '../../../../../ui/chart/sparkline.tsx';
import { useNow } from '../../../../../ui/format-context.tsx';
import { When } from '../../../../../ui/person.tsx';
import { api } from '../../../../../web/api/client.ts';
import type { LeadScore } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import { useChangeWords } from './use-change-words.ts';

/** How the score came to be what it is: its course, and what moved it last. */
export function HistoryLine({ id, score }: { id: string; score: LeadScore }) {
  const text = useScoreText();
  const say = useChangeWords();
  const now = useNow(60_000);
  const history = useQuery(api.score.history.query({ params: { id }, query: { limit: 100 } }));
  const changes = history.data?.items ?? [];
  const [latest] = changes;
  const earliest = changes.at(-1);
  if (!latest || !earliest || changes.length < 2) return null;
  const points = [
    ...changes.toReversed().map(({ at, after }) => ({ at: Date.parse(at), value: after })),
    { at: now.getTime(), value: score.score },
  ];
  const values = points.map((point) => point.value);
  return (
    <div className="score-history">
      <Sparkline
        label={text('web.history.course', { from: earliest.after, to: score.score })}
        points={points}
        min={Math.min(...values)}
        max={Math.max(...values)}
      />
      <span className="y-quiet">
        <When at={latest.at} /> {say(latest)}
      </span>
    </div>
  );
}
