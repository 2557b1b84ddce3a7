import { useQuery } from '@tanstack/react-query';
import type { Filter } from '../../../../ui/filter/filter.ts';
import { useFormat } from '../../../../ui/format-context.tsx';
import { api } from '../../../../web/api/client.ts';
import { leadStates } from '../../rules/lead-states.ts';
import { useText } from '../text.ts';

type StatusTabsProps = { filter: readonly Filter[]; onChange: (filter: Filter[]) => void };

/** How many leads stand where, each one press from its rows. */
export function StatusTabs({ filter, onChange }: StatusTabsProps) {
  const text = useText();
  const format = useFormat();
  const { data } = useQuery(api.lead.counts.query());
  const others = filter.filter((one) => one.field !== 'status');
  const asked = filter.find((one) => one.field === 'status');
  const on =
    asked?.operator === 'anyOf' && asked.values.length === 1 ? asked.values[0] : asked ? null : 'all';
  return (
    // biome-ignore lint/a11y/useSemanticElements: quick filters; a fieldset would draw a legend
    <div className="y-pills" role="group" aria-label={text('fields.status')}>
      <button type="button" aria-pressed={on === 'all'} onClick={() => onChange(others)}>
        {text('web.list.every')}
      </button>
      {leadStates.states.map((status) => (
        <button
          key={status}
          type="button"
          aria-pressed={on === status}
          onClick={() =>
            onChange(
              on === status ? others : [...others, { field: 'status', operator: 'anyOf', values: [status] }],
            )
          }
        >
          {text(`web.status.${status}`)}{' '}
          {data && <small className="y-number">{format.shortNumber(data[status])}</small>}
        </button>
      ))}
    </div>
  );
}
