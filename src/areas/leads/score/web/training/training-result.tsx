import { useState } from 'react';
import { useFormat } from '../../../../../ui/format-context.tsx';
import { Card } from '../../../../../ui/layout.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { When } from '../../../../../ui/person.tsx';
import { Tag, type Tone } from '../../../../../ui/tag.tsx';
import type { Training } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import type { AttributeWords } from '../use-attribute-words.ts';
import { LeakList } from './leak-list.tsx';

type Result = NonNullable<Training['result']>;

const tones: Record<Result['verdict'], Tone> = {
  published: 'good',
  proposed: 'info',
  notBetter: 'plain',
  nothingToLearn: 'plain',
  tooFew: 'plain',
  failed: 'bad',
};

type TrainingResultProps = { training: Training; words: AttributeWords; latest: boolean };

/** What came of a training: whether there was something to learn, how much, and why it was taken into use or not. */
export function TrainingResult({ training, words, latest }: TrainingResultProps) {
  const text = useScoreText();
  const [open, setOpen] = useState(latest);
  const { result, state } = training;
  const title =
    result && state === 'done'
      ? text(`web.training.verdict.${result.verdict}`)
      : text(`web.training.state.${state}`);
  return (
    <Card
      title={
        <Tag tone={state === 'done' && result ? tones[result.verdict] : state === 'failed' ? 'bad' : 'plain'}>
          {title}
        </Tag>
      }
      extra={
        <>
          {training.startedBy ?? text('web.training.bySchedule')}{' '}
          <When at={training.finishedAt ?? training.startedAt} />
        </>
      }
    >
      {result && (
        <div className="y-stack y-gap-s">
          <Sentences result={result} />
          <LeakList leaks={result.leaks} words={words} />
          {open ? (
            <Details result={result} words={words} />
          ) : (
            <button type="button" className="y-textbutton" onClick={() => setOpen(true)}>
              {text('web.training.details')}
            </button>
          )}
        </div>
      )}
    </Card>
  );
}

/** In plain words: what it was learned from, how much was learned, and what that means. */
function Sentences({ result }: { result: Result }) {
  const text = useScoreText();
  const format = useFormat();
  const { verdict, learned, leads, won, comparison, cardId, cardNumber, least } = result;
  const facts = {
    leads: format.number(leads),
    won: format.number(won),
    learned: format.percent(learned ?? 0),
    least: format.number(least ?? 0),
    number: cardNumber ?? '–',
  };
  const [before, after] = [comparison?.present.auc ?? null, comparison?.next.auc ?? null];
  return (
    <>
      <p>
        {text('web.training.from', facts)}
        {text(`web.training.why.${verdict}`, facts)}
      </p>
      {before !== null && after !== null && (
        <p>
          {text('web.training.aucs', { before: format.number(before, 3), after: format.number(after, 3) })}
        </p>
      )}
      {cardId && (
        <p>
          <Link to={`/score/cards/${cardId}`}>{text('web.training.see', facts)}</Link>
          {verdict === 'proposed' && (
            <>
              {' · '}
              <Link to="/score/versions">{text('web.training.take')}</Link>
            </>
          )}
        </p>
      )}
    </>
  );
}

function Details({ result, words }: { result: Result; words: AttributeWords }) {
  const text = useScoreText();
  const format = useFormat();
  const { comparison, signal, pairs, leftOut, halfLifeDays, seconds } = result;
  const lines = [
    signal?.auc != null &&
      signal.aucAtLeast != null &&
      text('web.training.signal', {
        auc: format.number(signal.auc, 3),
        least: format.number(signal.aucAtLeast, 3),
      }),
    comparison &&
      text('web.training.gain', {
        gain: format.number(comparison.gain, 4),
        t: format.number(comparison.t, 1),
      }),
    pairs.length > 0 &&
      text('web.training.pairs', {
        pairs: pairs.map(({ keys }) => keys.map(words.nameOf).join(' × ')).join(text('web.separator')),
      }),
    halfLifeDays !== null && text('web.training.recency', { days: format.number(halfLifeDays, 0) }),
    text('web.training.took', { time: format.duration(Math.max(1, seconds) * 1000) }),
  ].filter((line): line is string => typeof line === 'string');
  return (
    <div className="score-details">
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {leftOut.length > 0 && (
        <p className="y-quiet">
          {text('web.training.leftOut', {
            names: leftOut
              .map(({ key, reason }) =>
                text('web.training.leftOutOne', {
                  name: words.nameOf(key),
                  reason: text(`web.training.leftOutReason.${reason}`),
                }),
              )
              .join(text('web.separator')),
          })}
        </p>
      )}
    </div>
  );
}
