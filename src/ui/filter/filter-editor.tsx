import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { useUiText } from '../text.ts';
import {
  type Filter,
  type FilterField,
  isComplete,
  type Operator,
  operatorsFor,
  valuesOf,
} from './filter.ts';

type FilterEditorProps = { field: FilterField; filter: Filter; onDone: (filter: Filter) => void };

/** One condition: the question and its value. */
export function FilterEditor({ field, filter, onDone }: FilterEditorProps) {
  const text = useUiText();
  const [draft, setDraft] = useState(filter);
  const possible = operatorsFor(field.kind);
  const ask = (operator: Operator) => {
    const sameShape =
      valuesOf(operator) === valuesOf(draft.operator) && isDays(operator) === isDays(draft.operator);
    setDraft({ ...draft, operator, values: sameShape ? draft.values : [] });
  };
  return (
    <form
      className="y-stack y-gap-s y-filter-editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete(draft)) onDone(draft);
      }}
    >
      <b>{field.label}</b>
      {possible.length > 1 && (
        <fieldset className="y-choice y-wrap">
          {possible.map((operator) => (
            <button
              key={operator}
              type="button"
              aria-pressed={operator === draft.operator}
              onClick={() => ask(operator)}
            >
              {text(`filter.${operator}`)}
            </button>
          ))}
        </fieldset>
      )}
      <FilterValues field={field} draft={draft} onChange={(values) => setDraft({ ...draft, values })} />
      <Button type="primary" htmlType="submit" disabled={!isComplete(draft)}>
        {text('filter.apply')}
      </Button>
    </form>
  );
}

/** Whether the operator counts days instead of naming one. */
function isDays(operator: Operator): boolean {
  return operator === 'inLast' || operator === 'inNext';
}

type FilterValuesProps = { field: FilterField; draft: Filter; onChange: (values: string[]) => void };

function FilterValues({ field, draft, onChange }: FilterValuesProps) {
  const text = useUiText();
  const wanted = valuesOf(draft.operator);
  const { values } = draft;
  if (wanted === 0) return null;
  if (field.choices && (wanted === 'many' || field.kind === 'flag'))
    return (
      <div className="y-stack y-column-choice">
        {field.choices.map(({ value, label }) => (
          <label key={value} className="y-check">
            <input
              type={wanted === 'many' ? 'checkbox' : 'radio'}
              name="value"
              checked={values.includes(value)}
              onChange={(event) => {
                const others = wanted === 'many' ? values.filter((one) => one !== value) : [];
                onChange(event.target.checked ? [...others, value] : others);
              }}
            />
            {label}
          </label>
        ))}
      </div>
    );
  if (wanted === 'many')
    return (
      <Input
        autoFocus
        aria-label={text('filter.value')}
        placeholder={text('filter.separate')}
        defaultValue={values.join('、')}
        onChange={(event) =>
          onChange(
            event.target.value
              .split(/[,，、;；]/)
              .map((one) => one.trim())
              .filter(Boolean),
          )
        }
      />
    );
  const type = field.kind === 'date' && !isDays(draft.operator) ? 'date' : 'text';
  const numeric = field.kind === 'number' || isDays(draft.operator);
  const input = (at: number) => (
    <Input
      key={at}
      autoFocus={at === 0}
      type={type}
      inputMode={numeric ? 'decimal' : 'text'}
      aria-label={text('filter.value')}
      suffix={isDays(draft.operator) && text('filter.days')}
      value={values[at] ?? ''}
      onChange={(event) => {
        const typed = numeric ? event.target.value.replace(/[,，\s]/g, '') : event.target.value;
        const next = wanted === 2 ? [values[0] ?? '', values[1] ?? ''] : [''];
        next[at] = typed;
        onChange(next);
      }}
    />
  );
  return wanted === 2 ? (
    <div className="y-row y-nowrap y-gap-xs">
      {input(0)} – {input(1)}
    </div>
  ) : (
    input(0)
  );
}
