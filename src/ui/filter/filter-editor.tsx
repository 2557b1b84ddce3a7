import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { useUiText } from '../text.ts';
import { type Filter, type FilterField, isComplete, needsValue, operatorsFor } from './filter.ts';

type FilterEditorProps = { field: FilterField; filter: Filter; onDone: (filter: Filter) => void };

/** One condition: the question and its value. */
export function FilterEditor({ field, filter, onDone }: FilterEditorProps) {
  const text = useUiText();
  const [draft, setDraft] = useState(filter);
  const done = () => isComplete(draft) && onDone(draft);
  return (
    <form
      className="y-stack y-gap-s y-filter-editor"
      onSubmit={(event) => {
        event.preventDefault();
        done();
      }}
    >
      <b>{field.label}</b>
      <fieldset className="y-choice y-wrap">
        {operatorsFor(field.kind).map((operator) => (
          <button
            key={operator}
            type="button"
            aria-pressed={operator === draft.operator}
            onClick={() => setDraft({ ...draft, operator })}
          >
            {text(`filter.${operator}`)}
          </button>
        ))}
      </fieldset>
      {needsValue(draft.operator) && <FilterValue field={field} draft={draft} onChange={setDraft} />}
      <Button type="primary" htmlType="submit" disabled={!isComplete(draft)}>
        {text('filter.apply')}
      </Button>
    </form>
  );
}

type FilterValueProps = { field: FilterField; draft: Filter; onChange: (filter: Filter) => void };

function FilterValue({ field, draft, onChange }: FilterValueProps) {
  const text = useUiText();
  const chosen = typeof draft.value === 'string' ? [draft.value] : (draft.value ?? []);
  if (field.kind === 'choice')
    return (
      <div className="y-stack y-column-choice">
        {(field.choices ?? []).map((choice) => (
          <label key={choice.value} className="y-check">
            <input
              type="checkbox"
              checked={chosen.includes(choice.value)}
              onChange={(event) => {
                const others = chosen.filter((value) => value !== choice.value);
                onChange({ ...draft, value: event.target.checked ? [...others, choice.value] : others });
              }}
            />
            {choice.label}
          </label>
        ))}
      </div>
    );
  return (
    <Input
      autoFocus
      type={field.kind === 'date' ? 'date' : 'text'}
      inputMode={field.kind === 'number' ? 'decimal' : 'text'}
      aria-label={text('filter.value')}
      value={chosen[0] ?? ''}
      onChange={(event) => onChange({ ...draft, value: event.target.value })}
    />
  );
}
