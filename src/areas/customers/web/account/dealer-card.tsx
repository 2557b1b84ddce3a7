import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { companyToday, noonOf } from '../../../../ui/days.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { Card, Facts } from '../../../../ui/layout.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { api } from '../../../../web/api/client.ts';
import type { AccountRecord, DealerTerms } from '../shapes.ts';
import { useText } from '../text.ts';

const DealerDialog = lazy(() => import('./dealer-dialog.tsx').then((m) => ({ default: m.DealerDialog })));

/** The policies a dealer works under. */
export function DealerCard({ account, readOnly }: { account: AccountRecord; readOnly: boolean }) {
  const text = useText();
  const terms = useQuery(api.tie.dealerTerms.query({ params: { id: account.id } }));
  const [editing, setEditing] = useState(false);
  const data = terms.data;
  return (
    <Card
      title={text('web.dealer.title')}
      extra={
        !readOnly &&
        data && (
          <button type="button" className="y-textbutton" onClick={() => setEditing(true)}>
            {text(data.version === 0 ? 'web.dealer.set' : 'web.dealer.edit')}
          </button>
        )
      }
    >
      {terms.isPending && <SkeletonText lines={3} />}
      {terms.error && <ErrorState error={terms.error as ShownError} onRetry={() => void terms.refetch()} />}
      {data &&
        (data.version === 0 ? <p className="y-quiet">{text('web.dealer.none')}</p> : <Terms terms={data} />)}
      {editing && data && (
        <Suspense>
          <DealerDialog accountId={account.id} terms={data} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </Card>
  );
}

function Terms({ terms }: { terms: DealerTerms }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const { validFrom, validUntil } = terms;
  const isOver = validUntil !== null && validUntil < companyToday(now, format.settings.timeZone);
  const valid =
    validFrom === null && validUntil === null
      ? text('web.dealer.openEnd')
      : [
          validFrom ? format.date(noonOf(validFrom)) : '',
          validUntil ? format.date(noonOf(validUntil)) : text('web.dealer.openEnd'),
        ].join(' – ');
  const facts: [string, string | null][] = [
    [text('web.dealer.priceList'), terms.priceList],
    [
      text('web.dealer.rebate'),
      [terms.rebatePercent && `${format.number(terms.rebatePercent)}%`, terms.rebateNote]
        .filter(Boolean)
        .join(' · ') || null,
    ],
    [
      text('web.dealer.protection'),
      terms.protectionDays === null
        ? null
        : text('web.dealer.protectionDays', { count: terms.protectionDays }),
    ],
    [text('web.dealer.products'), terms.products],
    [text('web.dealer.note'), terms.note],
  ];
  return (
    <Facts
      items={[
        ...facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }])),
        ...(terms.territory.length > 0
          ? [
              {
                label: text('web.dealer.territory'),
                value: (
                  <>
                    {terms.territory.join('、')}{' '}
                    {terms.exclusive && <Tag tone="accent">{text('web.dealer.exclusive')}</Tag>}
                  </>
                ),
              },
            ]
          : []),
        {
          label: text('web.dealer.valid'),
          value: (
            <>
              {valid} {isOver && <Tag tone="bad">{text('web.dealer.expired')}</Tag>}
            </>
          ),
        },
      ]}
    />
  );
}
