import { useQuery } from '@tanstack/react-query';
import type { Filter } from '../../../../ui/filter/filter.ts';
import { useFormat } from '../../../../ui/format-context.tsx';
import { api } from '../../../../web/api/client.ts';
import { tiers } from '../../rules/standing.ts';
import { useText } from '../text.ts';

type TierPillsProps = { filter: readonly Filter[]; onChange: (filter: Filter[]) => void };

/** Narrows the list to one tier; pressed again, to all. */
export function TierPills({ filter, onChange }: TierPillsProps) {
  const text = useText();
  const format = useFormat();
  const { data } = useQuery(api.account.counts.query());
  const own = filter.find((one) => one.field === 'tier');
  const others = filter.filter((one) => one !== own);
  const on = own?.operator === 'anyOf' && own.values.length === 1 ? own.values[0] : null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: narrows the list below; a fieldset would draw a legend
    <div className="y-pills" role="group" aria-label={text('fields.tier')}>
      <button type="button" aria-pressed={!own} onClick={() => onChange(others)}>
        {text('web.list.everyTier')}
      </button>
      {[...tiers].reverse().map((tier) => (
        <button
          key={tier}
          type="button"
          aria-pressed={on === tier}
          onClick={() =>
            onChange(on === tier ? others : [...others, { field: 'tier', operator: 'anyOf', values: [tier] }])
          }
        >
          {text(`values.tier.${tier}`)}{' '}
          {data && <small className="y-number">{format.shortNumber(data.tiers[tier])}</small>}
        </button>
      ))}
    </div>
  );
}
