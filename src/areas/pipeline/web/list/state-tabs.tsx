import type { Filter } from '../../../../ui/filter/filter.ts';
import { opportunityStates } from '../../rules/opportunity.ts';
import { useText } from '../text.ts';

type StateTabsProps = { filter: readonly Filter[]; onChange: (filter: Filter[]) => void };

/** Open, won, lost or all: the commonest condition, one press away. */
export function StateTabs({ filter, onChange }: StateTabsProps) {
  const text = useText();
  const mine = filter.find(({ field }) => field === 'state');
  const chosen =
    mine?.operator === 'anyOf' && mine.values.length === 1 ? mine.values[0] : mine ? null : 'all';
  const others = filter.filter(({ field }) => field !== 'state');
  const choose = (state: string) =>
    onChange(state === 'all' ? others : [{ field: 'state', operator: 'anyOf', values: [state] }, ...others]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: narrows the list below; a fieldset would draw a legend
    <span className="y-pills-small" role="group" aria-label={text('fields.state')}>
      {[...opportunityStates, 'all' as const].map((state) => (
        <button key={state} type="button" aria-pressed={state === chosen} onClick={() => choose(state)}>
          {text(`web.list.${state}`)}
        </button>
      ))}
    </span>
  );
}
