import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { companyToday, noonOf } from '../../../../ui/days.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { EmptyState, ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { useText } from '../text.ts';
import { useSaved } from './use-saved.ts';

/** What other currencies are worth, from which day on. */
export function RatesCard() {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const { save } = useSaved();
  const found = useQuery(api.pipelineSettings.rates.query());
  const { data } = found;
  const remove = (currency: string, from: string) =>
    save(
      () => api.pipelineSettings.setRate({ body: { currency, from, rate: null } }),
      () => text('web.settings.rateRemoved'),
    );
  return (
    <Card title={text('web.settings.rates')}>
      {found.error && <ErrorState error={found.error as ShownError} onRetry={() => void found.refetch()} />}
      {found.isPending && <SkeletonText lines={4} />}
      {data && (
        <div className="y-stack y-gap-m">
          <p className="y-quiet">{text('web.settings.ratesIntro', { base: data.base })}</p>
          {data.missing.map((one) => (
            <p key={one.currency} className="deal-warn">
              {text('web.settings.ratesMissing', one)}
            </p>
          ))}
          <RateForm
            today={companyToday(now, format.settings.timeZone)}
            currency={data.missing[0]?.currency ?? ''}
          />
          {data.items.length === 0 && data.missing.length === 0 && (
            <EmptyState>{text('web.settings.ratesEmpty')}</EmptyState>
          )}
          {data.items.length > 0 && (
            <div className="deal-scroll">
              <table className="deal-figures">
                <thead>
                  <tr>
                    <th scope="col">{text('web.settings.currency')}</th>
                    <th scope="col">{text('web.settings.from')}</th>
                    <th scope="col">{text('web.settings.rate')}</th>
                    <th aria-hidden />
                    <th aria-hidden />
                  </tr>
                </thead>
                <tbody>
                  {data.items.map((one) => (
                    <tr key={`${one.currency} ${one.from}`}>
                      <th scope="row">{one.currency}</th>
                      <td>{format.date(noonOf(one.from))}</td>
                      <td>{one.rate.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')}</td>
                      <td className="deal-words y-quiet">
                        {one.setBy &&
                          text('web.settings.setBy', {
                            name: one.setBy,
                            when: format.relative(one.setAt, now),
                          })}
                      </td>
                      <td>
                        <button
                          type="button"
                          className="y-iconbutton"
                          aria-label={`${text('web.act.remove')} ${one.currency} ${one.from}`}
                          onClick={() => void remove(one.currency, one.from)}
                        >
                          <Icon name="close" size={13} />
                        </button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </div>
      )}
    </Card>
  );
}

function RateForm({ today, currency: wanted }: { today: string; currency: string }) {
  const text = useText();
  const id = useId();
  const { busy, save } = useSaved();
  const [currency, setCurrency] = useState(wanted);
  const [from, setFrom] = useState(today);
  const [rate, setRate] = useState('');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const done = await save(
      () => api.pipelineSettings.setRate({ body: { currency, from, rate } }),
      ({ repriced }) => text('web.settings.rateSaved', { count: repriced }),
    );
    if (done) setRate('');
  };
  const field = (name: string, label: string, input: (id: string) => ReactNode) => (
    <label className="y-labelled" htmlFor={`${id}-${name}`}>
      <span>{label}</span>
      {input(`${id}-${name}`)}
    </label>
  );
  return (
    <form className="deal-editor-head" onSubmit={(event) => void send(event)}>
      {field('currency', text('web.settings.currency'), (one) => (
        <Input
          id={one}
          className="deal-short"
          maxLength={3}
          value={currency}
          placeholder="USD"
          onChange={(event) => setCurrency(event.target.value.toUpperCase())}
        />
      ))}
      {field('from', text('web.settings.from'), (one) => (
        <Input id={one} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
      ))}
      {field('rate', text('web.settings.rate'), (one) => (
        <Input
          id={one}
          className="deal-short"
          inputMode="decimal"
          value={rate}
          placeholder="7.12"
          onChange={(event) => setRate(event.target.value)}
        />
      ))}
      <Button
        type="primary"
        htmlType="submit"
        loading={busy}
        disabled={!/^[A-Z]{3}$/.test(currency) || rate.trim() === '' || from === ''}
      >
        {text('web.settings.addRate')}
      </Button>
    </form>
  );
}
