import { useInfiniteQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { useFormat } from '../../../../../ui/format-context.tsx';
import { Card } from '../../../../../ui/layout.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { Page } from '../../../../../ui/page.tsx';
import { When } from '../../../../../ui/person.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../../../ui/states.tsx';
import { Tag } from '../../../../../ui/tag.tsx';
import { api } from '../../../../../web/api/client.ts';
import { useLiveRefresh } from '../../../../../web/live.ts';
import { useGo } from '../../../../../web/route-hooks.ts';
import { PublishDialog } from '../card/publish-dialog.tsx';
import { ProgressLine } from '../progress-line.tsx';
import { ScoreTabs } from '../score-tabs.tsx';
import type { CardHead } from '../shapes.ts';
import { useScoreText } from '../text.ts';

/** All cards that were ever in use or offered: what they were worth, whose they are; compared, and put back. */
export function VersionsPage() {
  const text = useScoreText();
  const go = useGo();
  const pages = useInfiniteQuery(api.score.cards.pages({ query: { limit: 30 } }));
  useLiveRefresh(['scoreCard', 'scoreTraining'], [api.score.cards.key(), api.score.progress.key()]);
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const inUse = pages.data?.pages[0]?.inUse;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [wanted, setWanted] = useState<CardHead | null>(null);
  const choose = (id: string, on: boolean) =>
    setChosen(on ? [...chosen, id].slice(-2) : chosen.filter((one) => one !== id));
  const compare = () => {
    // The older on the left.
    const [to, from] = items.filter(({ id }) => chosen.includes(id)).map(({ id }) => id);
    if (from && to) go(`/score/compare?from=${from}&to=${to}`);
  };
  return (
    <Page
      title={text('web.nav.score')}
      toolbar={<ScoreTabs />}
      actions={
        <Button disabled={chosen.length !== 2} onClick={compare} title={text('web.versions.compareHint')}>
          {text('web.versions.compare')}
        </Button>
      }
    >
      <div className="y-stack y-gap-m">
        <ProgressLine />
        <Card flush>
          {pages.error && items.length === 0 && (
            <ErrorState error={pages.error as ShownError} onRetry={() => void pages.refetch()} />
          )}
          {pages.isPending && (
            <div className="score-pad">
              <SkeletonText lines={5} />
            </div>
          )}
          <ul className="score-versions">
            {items.map((card) => (
              <Version
                key={card.id}
                card={card}
                chosen={chosen.includes(card.id)}
                inUse={card.id === inUse}
                onChoose={(on) => choose(card.id, on)}
                onPublish={() => setWanted(card)}
              />
            ))}
          </ul>
          {pages.hasNextPage && (
            <button
              type="button"
              className="y-textbutton score-pad"
              onClick={() => void pages.fetchNextPage()}
            >
              {text('web.more')}
            </button>
          )}
        </Card>
      </div>
      {wanted && inUse && (
        <PublishDialog
          title={text(wanted.state === 'candidate' ? 'web.publish.candidate' : 'web.publish.rollBack', {
            number: wanted.number ?? '–',
          })}
          card={{ id: wanted.id }}
          over={inUse}
          onClose={() => setWanted(null)}
        />
      )}
    </Page>
  );
}

type VersionProps = {
  card: CardHead;
  chosen: boolean;
  inUse: boolean;
  onChoose: (on: boolean) => void;
  onPublish: () => void;
};

function Version({ card, chosen, inUse, onChoose, onPublish }: VersionProps) {
  const text = useScoreText();
  const format = useFormat();
  const name = text('web.version', { number: card.number ?? '–' });
  const facts = [
    card.origin === 'learned'
      ? text('web.versions.learned', {
          leads: format.number(card.trainedOn),
          share: format.percent(card.learned),
        })
      : text('web.versions.byHand'),
    card.auc !== null && text('web.versions.auc', { auc: format.number(card.auc, 2) }),
    card.basedOn && text('web.card.basedOn', { number: card.basedOn.number ?? '–' }),
  ].filter(Boolean);
  return (
    <li>
      <input
        type="checkbox"
        checked={chosen}
        aria-label={text('web.versions.choose', { name })}
        onChange={(event) => onChoose(event.target.checked)}
      />
      <div className="score-version">
        <span className="y-row y-gap-s">
          <Link to={`/score/cards/${card.id}`}>
            <b>{name}</b>
          </Link>
          {inUse && <Tag tone="good">{text('web.versions.inUse')}</Tag>}
          {card.state === 'candidate' && <Tag tone="info">{text('web.versions.candidate')}</Tag>}
        </span>
        <span className="y-quiet">{facts.join(' · ')}</span>
        {card.note && <span className="y-pre">{card.note}</span>}
      </div>
      <span className="y-quiet score-version-who">
        {card.publishedBy ?? card.createdBy ?? text('web.itself')}{' '}
        <When at={card.publishedAt ?? card.createdAt} />
      </span>
      {!inUse && (
        <Button size="small" onClick={onPublish}>
          {text(card.state === 'candidate' ? 'web.versions.take' : 'web.versions.rollBack')}
        </Button>
      )}
    </li>
  );
}
