import { useInfiniteQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Card } from '../../../../../ui/layout.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { When } from '../../../../../ui/person.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../../../ui/states.tsx';
import { Tag } from '../../../../../ui/tag.tsx';
import { useToast } from '../../../../../ui/toast.tsx';
import { api } from '../../../../../web/api/client.ts';
import { useWrite } from '../../../../../web/api/use-write.ts';
import { useLiveRefresh } from '../../../../../web/live.ts';
import { leadName } from '../../../web/lead-name.ts';
import { useText } from '../../../web/text.ts';
import type { FeedbackItem } from '../shapes.ts';
import { useScoreText } from '../text.ts';

const states = ['open', 'settled', 'all'] as const;

/** Scores that salespeople called wrong, with their words; each is settled by saying what became of it. */
export function FeedbackCard() {
  const text = useScoreText();
  const [state, setState] = useState<(typeof states)[number]>('open');
  const pages = useInfiniteQuery(api.score.feedback.pages({ query: { state, limit: 20 } }));
  useLiveRefresh(['scoreFeedback'], [api.score.feedback.key()]);
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card
      title={text('web.feedback.listTitle')}
      extra={
        // biome-ignore lint/a11y/useSemanticElements: narrows the list below; a fieldset would draw a legend
        <span className="y-pills-small" role="group" aria-label={text('web.feedback.listTitle')}>
          {states.map((one) => (
            <button key={one} type="button" aria-pressed={one === state} onClick={() => setState(one)}>
              {text(`web.feedback.show.${one}`)}
            </button>
          ))}
        </span>
      }
    >
      {pages.error && <ErrorState error={pages.error as ShownError} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <SkeletonText lines={3} />}
      {pages.data && items.length === 0 && <p className="y-quiet">{text('web.feedback.none')}</p>}
      <ul className="score-said">
        {items.map((item) => (
          <Said key={item.id} item={item} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <button type="button" className="y-textbutton" onClick={() => void pages.fetchNextPage()}>
          {text('web.more')}
        </button>
      )}
    </Card>
  );
}

function Said({ item }: { item: FeedbackItem }) {
  const text = useScoreText();
  const leads = useText();
  const { show } = useToast();
  const settle = useWrite(api.score.settleFeedback, {
    refresh: [api.score.feedback.key(), api.score.quality.key()],
  });
  const to = (settled: FeedbackItem['settled']) =>
    void settle
      .run({ params: { id: item.id }, body: { settled } })
      .catch((error: Error) => show({ message: error.message, tone: 'bad' }));
  const now = item.scoreNow !== null && item.scoreNow !== item.score;
  return (
    <li>
      <div>
        <Link to={`/leads/${item.leadId}`}>{leadName(item, leads('web.act.unnamed'))}</Link>{' '}
        <Tag tone={item.says === 'tooHigh' ? 'warn' : 'info'}>
          {text(`web.feedback.said.${item.says}`, { score: item.score })}
          {text(`web.feedback.reasons.${item.reason}`)}
        </Tag>{' '}
        {now && <span className="y-quiet">{text('web.feedback.scoreNow', { score: item.scoreNow })}</span>}
        {item.words && <p className="y-pre">{item.words}</p>}
        <span className="y-quiet">
          {item.byName} <When at={item.at} />
        </span>
      </div>
      {item.settled === null ? (
        <span className="y-row y-gap-s">
          <Button size="small" loading={settle.busy} onClick={() => to('agreed')}>
            {text('web.feedback.agree')}
          </Button>
          <Button size="small" loading={settle.busy} onClick={() => to('kept')}>
            {text('web.feedback.keep')}
          </Button>
        </span>
      ) : (
        <span className="y-row y-gap-s">
          <Tag tone={item.settled === 'agreed' ? 'good' : 'plain'}>
            {text(`web.feedback.state.${item.settled}`)}
          </Tag>
          <button type="button" className="y-textbutton" onClick={() => to(null)}>
            {text('web.feedback.reopen')}
          </button>
        </span>
      )}
    </li>
  );
}
