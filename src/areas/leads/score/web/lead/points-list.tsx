import { useState } from 'react';
import { useFormat } from '../../../../../ui/format-context.tsx';
import type { Explanation, Fact } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import { useAttributeWords } from '../use-attribute-words.ts';
import { scoreLines } from './score-lines.ts';

/** What each fact is worth, as quiet bars; those that moved nothing are folded, and said to be. */
export function PointsList({ explanation }: { explanation: Pick<Explanation, 'facts'> }) {
  const text = useScoreText();
  const format = useFormat();
  const words = useAttributeWords();
  const [all, setAll] = useState(false);
  const { shown, folded, foldedPoints, full } = scoreLines(explanation, all);
  const label = ({ keys, values }: Fact) => {
    const named = keys.map((key, i) => ({
      name: words.nameOf(key),
      value: words.valueWords(key, values[i] ?? null),
    }));
    const [first] = named;
    if (named.length === 1 && first) return text('web.lead.fact', first);
    return text('web.lead.pair', { facts: named.map(({ value }) => value).join(' + ') });
  };
  return (
    <div className="score-points">
      <dl>
        {shown.map((fact) => (
          <div key={fact.keys.join()}>
            <dt title={label(fact)}>{label(fact)}</dt>
            <dd>
              <PointsBar points={fact.points} full={full} />
              <b className={fact.points < 0 ? 'y-number y-text-bad' : 'y-number'}>
                {format.signed(fact.points)}
              </b>
            </dd>
          </div>
        ))}
      </dl>
      {(folded.length > 0 || all) && (
        <button type="button" className="y-textbutton score-fold" onClick={() => setAll(!all)}>
          {all
            ? text('web.lead.less')
            : foldedPoints === 0 && folded.every((fact) => fact.points === 0)
              ? text('web.lead.foldedZero', { count: folded.length })
              : text('web.lead.folded', { count: folded.length, points: format.signed(foldedPoints) })}
        </button>
      )}
    </div>
  );
}

/** A bar as long as its points, in red when they are lost. The number beside it says the same. */
export function PointsBar({ points, full }: { points: number; full: number }) {
  const width = `${Math.round((Math.min(full, Math.abs(points)) / full) * 100)}%`;
  const tone = points < 0 ? 'bad' : points * 7 < full ? 'plain' : 'accent';
  return (
    <span className="y-bar y-bar-wide" aria-hidden>
      <i className={`y-fill-${tone}`} style={{ width }} />
    </span>
  );
}
