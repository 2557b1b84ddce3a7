import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Chart } from '../../../../../ui/chart/chart.tsx';
import { useFormat } from '../../../../../ui/format-context.tsx';
import { Icon } from '../../../../../ui/icons.tsx';
import { Card } from '../../../../../ui/layout.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../../../ui/states.tsx';
import { Tag } from '../../../../../ui/tag.tsx';
import { api } from '../../../../../web/api/client.ts';
import { leadName } from '../../../web/lead-name.ts';
import { useText } from '../../../web/text.ts';
import type { Mover, Preview, Card as ScoreCard } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import type { AttributeWords } from '../use-attribute-words.ts';
import { gradeMoves, histogramShape } from './preview-shape.ts';

/** What would change if this card were in use: how many leads, how far, and which. */
export function PreviewPanel({ card, words }: { card: ScoreCard; words: AttributeWords }) {
  const text = useScoreText();
  const preview = useQuery({
    ...api.score.preview.query({ body: { card } }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  const { data } = preview;
  return (
    <Card
      title={text('web.preview.title')}
      extra={preview.isFetching && data ? text('web.preview.counting') : null}
    >
      {preview.error && (
        <ErrorState error={preview.error as ShownError} onRetry={() => void preview.refetch()} />
      )}
      {preview.isPending && <SkeletonText lines={6} />}
      {data && !preview.error && <Findings preview={data} words={words} />}
    </Card>
  );
}

function Findings({ preview, words }: { preview: Preview; words: AttributeWords }) {
  const text = useScoreText();
  const format = useFormat();
  const { up, down, same, gradeChanged, exact, looked, faults } = preview;
  const shape = useMemo(
    () =>
      histogramShape(preview, {
        score: text('web.lead.score'),
        now: text('web.preview.now'),
        after: text('web.preview.after'),
        count: (n) => format.shortNumber(n),
      }),
    [preview, text, format],
  );
  if (faults.length > 0) return <p className="y-quiet">{text('web.preview.faulty')}</p>;
  if (looked === 0) return <p className="y-quiet">{text('web.preview.noLeads')}</p>;
  const moves = gradeMoves(preview);
  if (up + down === 0)
    return (
      <p className="y-quiet">
        {text('web.preview.nothing', { count: looked, leads: format.number(looked) })}
      </p>
    );
  return (
    <div className="y-stack y-gap-m">
      <div className="score-moved" aria-live="polite">
        <span>
          <Icon name="up" size={15} /> <b className="y-number">{format.number(up)}</b>{' '}
          {text('web.preview.up')}
        </span>
        <span>
          <Icon name="down" size={15} /> <b className="y-number">{format.number(down)}</b>{' '}
          {text('web.preview.down')}
        </span>
        <span className="y-quiet">
          <span className="y-number">{format.number(same)}</span> {text('web.preview.same')}
        </span>
      </div>
      {!exact && <p className="y-quiet">{text('web.preview.sample', { looked: format.number(looked) })}</p>}
      {(preview.clampedHigh > 0 || preview.clampedLow > 0) && (
        <p className="y-quiet">
          {text('web.preview.clamped', {
            high: format.number(preview.clampedHigh),
            low: format.number(preview.clampedLow),
          })}
        </p>
      )}
      <Chart
        label={text('web.preview.chart', { up: format.number(up), down: format.number(down) })}
        shape={shape}
        height="low"
      />
      {gradeChanged > 0 && (
        <div>
          <h3 className="score-h3">
            {text('web.preview.grades', { count: gradeChanged, leads: format.number(gradeChanged) })}
          </h3>
          <div className="y-row y-gap-s">
            {moves.slice(0, 8).map(({ before, after, leads, up: better }) => (
              <Tag key={`${before}${after}`} tone={better ? 'good' : 'warn'}>
                {before} → {after} · {format.number(leads)}
              </Tag>
            ))}
          </div>
        </div>
      )}
      <Movers title={text('web.preview.risers')} movers={preview.movers.up} words={words} />
      <Movers title={text('web.preview.fallers')} movers={preview.movers.down} words={words} />
    </div>
  );
}

function Movers({
  title,
  movers,
  words,
}: {
  title: string;
  movers: readonly Mover[];
  words: AttributeWords;
}) {
  const leads = useText();
  const format = useFormat();
  if (movers.length === 0) return null;
  return (
    <div>
      <h3 className="score-h3">{title}</h3>
      <ul className="score-movers">
        {movers.slice(0, 5).map((mover) => (
          <li key={mover.id}>
            <Link to={`/leads/${mover.id}`}>{leadName(mover, leads('web.act.unnamed'))}</Link>
            <span className="y-number">
              <span className="y-quiet">{mover.before} → </span>
              <b>{mover.after}</b>
            </span>
            <small className="y-quiet">
              {mover.reasons
                .slice(0, 2)
                .map(({ keys, points }) => `${keys.map(words.nameOf).join(' + ')} ${format.signed(points)}`)
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </div>
  );
}
