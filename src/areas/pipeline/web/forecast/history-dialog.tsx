import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Dialog } from '../../../../ui/dialog.tsx';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { Link } from '../../../../ui/link.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { api } from '../../../../web/api/client.ts';
import { useText } from '../text.ts';

type HistoryDialogProps = {
  personId: string;
  name: string;
  month: string;
  label: string;
  base: string;
  /** What is wanted of them in that month; null: nobody has said. */
  target: string | null;
  onClose: () => void;
};

/** Everything that was promised for a month, latest first; each opens the deals as they stood. */
export function HistoryDialog({ personId, name, month, label, base, target, onClose }: HistoryDialogProps) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const [shown, setShown] = useState<string | null>(null);
  const history = useQuery(api.forecast.history.query({ query: { personId, month } }));
  const title = `${name} · ${label}`;
  return (
    <Dialog open onClose={onClose} label={title} place="side">
      <div className="y-panel">
        <header>
          <h2>{title}</h2>
        </header>
        <div className="y-panel-body y-stack y-gap-m">
          {history.error && (
            <ErrorState error={history.error as ShownError} onRetry={() => void history.refetch()} />
          )}
          {history.isPending && <SkeletonText lines={4} />}
          <p className="y-quiet">
            {target === null
              ? text('web.forecast.notCompared')
              : text('web.forecast.wanted', { amount: format.money(target, base, 'short') })}
          </p>
          {history.data?.items.length === 0 && <p className="y-quiet">{text('web.forecast.historyEmpty')}</p>}
          {history.data?.items.map((one) => (
            <section key={one.id} className="y-stack y-gap-xs">
              <div className="y-row y-between">
                <Tag tone={one.kind === 'adjusted' ? 'info' : 'good'}>{text(`web.forecast.${one.kind}`)}</Tag>
                <span className="y-quiet">
                  {text('web.forecast.byAt', {
                    name: one.byName ?? text('web.field.nobody'),
                    when: format.relative(one.at, now),
                  })}
                </span>
              </div>
              <dl className="deal-whence">
                {(['commit', 'bestCase', 'pipeline'] as const).map((kind) => (
                  <div key={kind}>
                    <dt>{text(`web.forecast.${kind}`)}</dt>
                    <dd>
                      {format.money(one[kind], base, 'short')}
                      {Number(target ?? 0) > 0 && (
                        <span className="deal-part">
                          {format.percent(Number(one[kind]) / Number(target))}
                        </span>
                      )}
                    </dd>
                  </div>
                ))}
              </dl>
              {one.note && <p className="y-pre">{one.note}</p>}
              <div>
                <button
                  type="button"
                  className="y-textbutton"
                  aria-expanded={shown === one.id}
                  onClick={() => setShown(shown === one.id ? null : one.id)}
                >
                  {text('web.forecast.snapshot')}
                </button>
              </div>
              {shown === one.id && <SnapshotDeals id={one.id} base={base} />}
            </section>
          ))}
        </div>
        <footer className="y-panel-acts">
          <Button onClick={onClose}>{text('web.act.close')}</Button>
        </footer>
      </div>
    </Dialog>
  );
}

function SnapshotDeals({ id, base }: { id: string; base: string }) {
  const text = useText();
  const format = useFormat();
  const { data, error } = useQuery(api.forecast.snapshot.query({ params: { id } }));
  if (error) return <ErrorState error={error as ShownError} />;
  if (!data) return <SkeletonText lines={2} />;
  if (data.deals.length === 0) return <p className="y-quiet">{text('web.review.changeEmpty')}</p>;
  return (
    <ul className="deal-people">
      {data.deals.map((deal) => (
        <li key={deal.id}>
          <div>
            <Link to={`/opportunities/${deal.id}`}>{deal.name}</Link>
            <span className="y-quiet">
              {deal.state === 'won' ? text('state.won') : text(`category.${deal.category as 'commit'}`)}
            </span>
          </div>
          <span className="y-number">
            {deal.baseAmount === null ? '–' : format.money(deal.baseAmount, base, 'short')}
          </span>
        </li>
      ))}
    </ul>
  );
}
