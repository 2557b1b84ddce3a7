import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { addDays } from '../../../../kernel/days.ts';
import { Choice } from '../../../../ui/choice.tsx';
import { companyToday, noonOf } from '../../../../ui/days.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Money } from '../../../../ui/money.tsx';
import { ErrorState, type ShownError } from '../../../../ui/states.tsx';
import { usePhone } from '../../../../ui/use-phone.ts';
import { api } from '../../../../web/api/client.ts';
import { useUrlState } from '../../../../web/route-hooks.ts';
import { useText } from '../text.ts';
import { type CalendarDay, calendarDays, monthBefore } from './calendar-days.ts';

/** On a day no more entries than this are drawn. */
const mostPerDay = 5;

/** Open opportunities in a month, by the day they are to close or of their next step. */
export function OpportunityCalendar({ filter }: { filter: string | undefined }) {
  const text = useText();
  const format = useFormat();
  const phone = usePhone();
  const now = useNow(60_000);
  const today = companyToday(now, format.settings.timeZone);
  const [state, change] = useUrlState<{ month: unknown; by: unknown }>({
    month: today.slice(0, 7),
    by: 'close',
  });
  const month = /^\d{4}-\d\d$/.test(String(state.month)) ? String(state.month) : today.slice(0, 7);
  const by = state.by === 'nextStep' ? 'nextStep' : 'close';
  const days = calendarDays(month);
  const from = days[0]!.day;
  const until = addDays(days.at(-1)!.day, 1);
  const entries = useQuery({
    ...api.opportunity.calendar.query({ query: { from, until, by, ...(filter && { filter }) } }),
    placeholderData: (before) => before,
  });
  if (entries.error && !entries.data)
    return <ErrorState error={entries.error as ShownError} onRetry={() => void entries.refetch()} />;
  const items = entries.data?.items ?? [];
  const cell = ({ day, inMonth }: CalendarDay) => {
    const those = items.filter((one) => one.day === day);
    if (phone && those.length === 0) return null;
    return (
      <li
        key={day}
        className={`deal-day${inMonth ? '' : ' deal-day-out'}${day === today ? ' deal-day-today' : ''}`}
      >
        <span className="deal-day-number">
          {phone ? format.shortDate(noonOf(day), now) : Number(day.slice(8))}
        </span>
        {those.slice(0, mostPerDay).map((one) => (
          <Link
            key={one.id}
            to={`/opportunities/${one.id}`}
            className={one.overdue ? 'deal-entry deal-entry-late' : 'deal-entry'}
          >
            <span title={by === 'nextStep' ? (one.nextStep ?? one.name) : one.name}>
              {by === 'nextStep' ? `${one.nextStep} · ${one.name}` : one.name}
            </span>
            <Money amount={one.amount} {...(one.currency && { currency: one.currency })} short />
          </Link>
        ))}
        {those.length > mostPerDay && (
          <span className="y-quiet">{text('web.calendar.more', { count: those.length - mostPerDay })}</span>
        )}
      </li>
    );
  };
  return (
    <div className="deal-calendar">
      <div className="deal-calendar-head">
        <button
          type="button"
          className="y-iconbutton"
          aria-label={text('web.calendar.previous')}
          onClick={() => change({ month: monthBefore(month, 1) })}
        >
          <Icon name="left" />
        </button>
        <h2>{format.month(noonOf(`${month}-01`))}</h2>
        <button
          type="button"
          className="y-iconbutton"
          aria-label={text('web.calendar.next')}
          onClick={() => change({ month: monthBefore(month, -1) })}
        >
          <Icon name="right" />
        </button>
        <Button size="small" onClick={() => change({ month: today.slice(0, 7) })}>
          {text('web.calendar.today')}
        </Button>
        <Choice
          label={text('web.list.calendar')}
          value={by}
          onChange={(next) => change({ by: next })}
          choices={[
            { value: 'close', label: text('web.calendar.close') },
            { value: 'nextStep', label: text('web.calendar.nextStep') },
          ]}
        />
      </div>
      {entries.data?.items.length === 0 && <p className="y-quiet">{text('web.calendar.empty')}</p>}
      <ol className="deal-days">
        {!phone &&
          days.slice(0, 7).map(({ day }) => (
            <li key={`head ${day}`} className="deal-weekday" aria-hidden>
              {format.weekday(noonOf(day))}
            </li>
          ))}
        {days.map(cell)}
      </ol>
    </div>
  );
}
