import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { noonOf } from '../../../../ui/days.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { type ChangeKind, changeKinds } from '../../review/kinds.ts';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';
import { DealHeading } from './deal-heading.tsx';
import type { ReviewScope, ReviewSummary } from './shapes.ts';

type ChangesCardProps = { summary: ReviewSummary; scope: ReviewScope; since: string };

/** In which ways opportunities changed since a day; each number opens its opportunities below. */
export function ChangesCard({ summary, scope, since }: ChangesCardProps) {
  const text = useText();
  const format = useFormat();
  const [shown, setShown] = useState<ChangeKind | null>(null);
  const { base, changes } = summary;
  return (
    <Card title={text('web.review.changes')}>
      <div className="deal-changes">
        {changeKinds.map((kind) => {
          const { n, amount } = changes[kind] ?? { n: 0, amount: '0' };
          return (
            <button
              key={kind}
              type="button"
              className="deal-change"
              disabled={n === 0}
              aria-pressed={shown === kind}
              onClick={() => setShown(shown === kind ? null : kind)}
            >
              <span>{text(`web.review.change.${kind}`)}</span>
              <b>{format.number(n)}</b>
              <span className="y-note">{n > 0 ? format.money(amount, base, 'short') : ''}</span>
            </button>
          );
        })}
      </div>
      {shown && <ChangedRows kind={shown} scope={scope} since={since} base={base} />}
    </Card>
  );
}

type ChangedRowsProps = { kind: ChangeKind; scope: ReviewScope; since: string; base: string };

function ChangedRows({ kind, scope, since, base }: ChangedRowsProps) {
  const text = useText();
  const format = useFormat();
  const name = useNames();
  const now = useNow();
  const found = useQuery(api.review.changes.query({ query: { ...scope, kind, since } }));
  if (found.error)
    return <ErrorState error={found.error as ShownError} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonText lines={3} />;
  const money = (amount: string | null) => (amount === null ? '–' : format.money(amount, base, 'short'));
  const day = (value: string | null) => (value === null ? '–' : format.shortDate(noonOf(value), now));
  /** The present value, and below it what was before when that changed. */
  const both = (before: string, after: string) => (
    <td>
      {after}
      {before !== after && before !== '–' && before !== '' && (
        <small>{text('web.review.from', { before })}</small>
      )}
    </td>
  );
  return (
    <div className="deal-scroll deal-rows">
      <table className="deal-figures">
        <thead>
          <tr>
            <th scope="col">{text('fields.name')}</th>
            <th scope="col" className="deal-words">
              {text('web.field.owner')}
            </th>
            <th scope="col">{text('fields.stage')}</th>
            <th scope="col">{text('fields.amount')}</th>
            <th scope="col">{text('fields.expectedClose')}</th>
          </tr>
        </thead>
        <tbody>
          {found.data.items.map((one) => (
            <tr key={one.id}>
              <DealHeading deal={one} />
              <td className="deal-words">{one.ownerName ?? text('web.field.nobody')}</td>
              {both(
                name(one.fromStage),
                one.state === 'open' ? name(one.stage) : text(`state.${one.state as 'won'}`),
              )}
              {both(money(one.fromAmount), money(one.amount))}
              {both(day(one.fromClose), day(one.close))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
