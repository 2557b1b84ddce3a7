import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addDays } from '../../../../kernel/days.ts';
import { useFormat } from '../../../../ui/format-context.tsx';
import { KeyNumber } from '../../../../ui/key-number.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { EmptyState, ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { firstOfMonth } from '../forecast/periods.ts';
import { useText } from '../text.ts';
import { ContactRows } from './contact-rows.tsx';
import { ContactShares } from './contact-shares.tsx';
import { ContactStages } from './contact-stages.tsx';
import type { ContactPick, ReviewScope } from './shapes.ts';

/** Direct against indirect contact: what goes along with deals that are won, and with going on from each stage. */
export function ContactCard({ scope, today }: { scope: ReviewScope; today: string }) {
  const text = useText();
  const format = useFormat();
  const [picked, pick] = useState<ContactPick | null>(null);
  const period = { from: firstOfMonth(today, -11), until: addDays(today, 1) };
  const found = useQuery({
    ...api.review.contacts.query({ query: { ...scope, ...period } }),
    placeholderData: keepPreviousData,
  });
  const { data } = found;
  const days = (gap: number | null) =>
    gap === null ? '–' : text('web.review.contact.days', { n: format.number(gap, 1) });
  return (
    <Card title={text('web.review.contact.title')}>
      {found.error && <ErrorState error={found.error as ShownError} onRetry={() => void found.refetch()} />}
      {found.isPending && <SkeletonText lines={6} />}
      {data && data.decided === 0 && <EmptyState icon="phone">{text('web.review.contact.empty')}</EmptyState>}
      {data && data.decided > 0 && (
        <div className="y-stack y-gap-m">
          <p className="y-quiet">{text('web.review.contact.intro', { n: format.number(data.decided) })}</p>
          <div className="y-numbers">
            <KeyNumber label={text('web.review.contact.gapWon')} value={days(data.gaps.won)} />
            <KeyNumber label={text('web.review.contact.gapLost')} value={days(data.gaps.lost)} />
          </div>
          <ContactStages stages={data.stages} picked={picked} onPick={pick} />
          <div className="deal-charts">
            <ContactShares part="mix" groups={data.byMix} picked={picked} onPick={pick} />
            <ContactShares part="count" groups={data.byCount} picked={picked} onPick={pick} />
          </div>
          {picked && (
            <ContactRows
              pick={picked}
              scope={scope}
              period={period}
              pipelineId={data.pipelineId}
              onClose={() => pick(null)}
            />
          )}
          <p className="y-note">{text('web.review.contact.caution')}</p>
        </div>
      )}
    </Card>
  );
}
