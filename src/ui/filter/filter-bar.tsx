import Popover from 'antd/es/popover';
import { useEffect, useState } from 'react';
import { Icon } from '../icons.tsx';
import { useUiText } from '../text.ts';
import { type Filter, type FilterField, filterWords, operatorsFor, valuesOf } from './filter.ts';
import { FilterEditor } from './filter-editor.tsx';

type FilterBarProps = {
  fields: readonly FilterField[];
  filters: readonly Filter[];
  onChange: (filters: Filter[]) => void;
  /** The list's own search box; leave `onSearch` out for none. */
  search?: string;
  onSearch?: (text: string) => void;
  searchPlaceholder?: string;
};

/** The conditions of a list as chips: each can be read, changed and removed by itself. */
export function FilterBar({
  fields,
  filters,
  onChange,
  search = '',
  onSearch,
  searchPlaceholder,
}: FilterBarProps) {
  const text = useUiText();
  const byKey = new Map(fields.map((field) => [field.key, field]));
  return (
    <div className="y-filterbar">
      {onSearch && (
        <SearchBox
          value={search}
          onSearch={onSearch}
          placeholder={searchPlaceholder ?? text('filter.search')}
        />
      )}
      {filters.map((filter, i) => {
        const field = byKey.get(filter.field);
        if (!field) return null;
        const replace = (next: Filter) => onChange(filters.map((old, at) => (at === i ? next : old)));
        return (
          <FilterChip
            // biome-ignore lint/suspicious/noArrayIndexKey: two conditions on one field may be alike while edited
            key={`${filter.field}-${i}`}
            field={field}
            filter={filter}
            onChange={replace}
            onRemove={() => onChange(filters.filter((_, at) => at !== i))}
          />
        );
      })}
      <AddFilter fields={fields} onAdd={(filter) => onChange([...filters, filter])} />
      {filters.length > 1 && (
        <button type="button" className="y-textbutton" onClick={() => onChange([])}>
          {text('filter.clear')}
        </button>
      )}
    </div>
  );
}

/** Tells what was typed a quarter of a second after the last key. */
function SearchBox({
  value,
  onSearch,
  placeholder,
}: {
  value: string;
  onSearch: (text: string) => void;
  placeholder: string;
}) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts the clock
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onSearch(typed), 250);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <label className="y-searchbox">
      <Icon name="search" size={14} />
      <input
        type="search"
        value={typed}
        placeholder={placeholder}
        aria-label={placeholder}
        onChange={(e) => setTyped(e.target.value)}
      />
    </label>
  );
}

type FilterChipProps = {
  field: FilterField;
  filter: Filter;
  onChange: (filter: Filter) => void;
  onRemove: () => void;
};

function FilterChip({ field, filter, onChange, onRemove }: FilterChipProps) {
  const text = useUiText();
  const [open, setOpen] = useState(false);
  return (
    <span className="y-chip">
      <Popover
        trigger="click"
        placement="bottomLeft"
        arrow={false}
        open={open}
        onOpenChange={setOpen}
        destroyOnHidden
        content={
          <FilterEditor
            field={field}
            filter={filter}
            onDone={(next) => {
              setOpen(false);
              onChange(next);
            }}
          />
        }
      >
        <button type="button">
          {field.label} <span className="y-quiet">{text(`filter.${filter.operator}`)}</span>{' '}
          {valuesOf(filter.operator) !== 0 && (
            <b>
              {filterWords(filter, field)}
              {(filter.operator === 'inLast' || filter.operator === 'inNext') && ` ${text('filter.days')}`}
            </b>
          )}
        </button>
      </Popover>
      <button type="button" className="y-chip-remove" aria-label={text('filter.remove')} onClick={onRemove}>
        <Icon name="close" size={12} />
      </button>
    </span>
  );
}

function AddFilter({ fields, onAdd }: { fields: readonly FilterField[]; onAdd: (filter: Filter) => void }) {
  const text = useUiText();
  const [open, setOpen] = useState(false);
  const [field, setField] = useState<FilterField | null>(null);
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      open={open}
      destroyOnHidden
      onOpenChange={(next) => {
        setOpen(next);
        setField(null);
      }}
      content={
        field ? (
          <FilterEditor
            field={field}
            filter={{ field: field.key, operator: operatorsFor(field.kind)[0]!, values: [] }}
            onDone={(filter) => {
              setOpen(false);
              onAdd(filter);
            }}
          />
        ) : (
          <div className="y-menu">
            {fields.map((one) => (
              <button key={one.key} type="button" className="y-menuitem" onClick={() => setField(one)}>
                {one.label}
              </button>
            ))}
          </div>
        )
      }
    >
      <button type="button" className="y-chip-add">
        <Icon name="filter" size={14} /> {text('filter.add')}
      </button>
    </Popover>
  );
}
