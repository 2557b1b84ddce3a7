import Popover from 'antd/es/popover';
import { useFormat } from '../../../../ui/format-context.tsx';
import { useScoreText } from '../../score/web/text.ts';
import type { WorkItem } from '../lead-shapes.ts';
import { expectedAmount, usualChance } from './expected-amount.ts';

/** What a lead is expected to bring, and on demand the multiplication that gave it its place. */
export function ExpectedValue({ item }: { item: WorkItem }) {
  const text = useScoreText();
  const format = useFormat();
  const { amountUsed, chance, score, grade, urgency, rank } = item;
  const expected = expectedAmount(item);
  if (!amountUsed || expected === null) return <span className="y-quiet">–</span>;
  const money = (amount: string | number) => format.money(amount, amountUsed.currency);
  const lines = [
    {
      key: 'chance',
      label: chance === null ? text('web.work.chanceUsual') : text('web.work.chance'),
      note: score === null ? null : text('web.lead.short', { score, grade: grade ?? '–' }),
      value: format.percent(chance ?? usualChance, 1),
    },
    {
      key: 'amount',
      label: text('web.work.amount'),
      note: text(`web.work.amountFrom.${amountUsed.from}`),
      value: `× ${money(amountUsed.amount)}`,
    },
    { key: 'value', label: text('web.work.value'), note: null, value: `= ${money(expected)}` },
    {
      key: 'urgency',
      label: text('web.work.urgency'),
      note: text(`web.work.urgencyOf.${item.reason}`),
      value: `× ${format.number(urgency, 1)}`,
    },
  ];
  return (
    <span className="lead-worth-cell">
      <Popover
        trigger="click"
        placement="bottomRight"
        arrow={false}
        content={
          <div className="lead-worth">
            <dl>
              {lines.map(({ key, label, note, value }) => (
                <div key={key} className={key === 'value' ? 'lead-worth-sum' : undefined}>
                  <dt>
                    {label}
                    {note !== null && <small className="y-quiet">{note}</small>}
                  </dt>
                  <dd className="y-number">{value}</dd>
                </div>
              ))}
            </dl>
            <p className="y-quiet">{text('web.work.place', { rank: format.number(rank) })}</p>
          </div>
        }
      >
        <button
          type="button"
          className="lead-worth-open"
          aria-label={text('web.work.explain', { value: money(expected) })}
        >
          {format.money(expected, amountUsed.currency, 'short')}
        </button>
      </Popover>
      <small className="y-quiet">
        {format.percent(chance ?? usualChance)} ×{' '}
        {format.money(amountUsed.amount, amountUsed.currency, 'short')}
      </small>
    </span>
  );
}
