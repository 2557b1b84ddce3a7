import { useQuery } from '@tanstack/react-query';
import { Card } from '../../../../../ui/layout.tsx';
import { Page } from '../../../../../ui/page.tsx';
import { When } from '../../../../../ui/person.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../../../ui/states.tsx';
import { Tag } from '../../../../../ui/tag.tsx';
import { api } from '../../../../../web/api/client.ts';
import { usePathParam } from '../../../../../web/route-hooks.ts';
import { useMay } from '../../../../../web/session.ts';
import { CardBody } from '../card/card-body.tsx';
import '../score.css';
import { useScoreText } from '../text.ts';
import { LeakList } from '../training/leak-list.tsx';
import { useAttributeWords } from '../use-attribute-words.ts';

/** One version of the card, to be read: whoever sees a score may see by what. */
export function CardVersionPage() {
  const text = useScoreText();
  const id = usePathParam('id');
  const mayManage = useMay()('score.manage');
  const words = useAttributeWords();
  const card = useQuery(api.score.card.query({ params: { id } }));
  return (
    <Page
      title={card.data ? text('web.version', { number: card.data.number ?? '–' }) : text('web.nav.card')}
      breadcrumbs={mayManage ? [{ label: text('web.nav.versions'), to: '/score/versions' }] : []}
      tag={
        card.data && (
          <>
            {card.data.state === 'published' && <Tag tone="good">{text('web.versions.inUse')}</Tag>}
            <span className="y-quiet">
              {card.data.publishedBy ?? card.data.createdBy ?? text('web.itself')}{' '}
              <When at={card.data.publishedAt ?? card.data.createdAt} />
            </span>
          </>
        )
      }
    >
      <div className="y-stack y-gap-m">
        {card.error && <ErrorState error={card.error as ShownError} onRetry={() => void card.refetch()} />}
        {card.isPending && (
          <Card>
            <SkeletonText lines={8} />
          </Card>
        )}
        {card.data && (
          <>
            {card.data.note && <p className="y-pre">{card.data.note}</p>}
            <LeakList leaks={card.data.leaks} words={words} />
            <CardBody
              card={card.data.card}
              faults={card.data.faults}
              gone={card.data.gone}
              itemOf={() => undefined}
              words={words}
              edit={null}
            />
          </>
        )}
      </div>
    </Page>
  );
}
