import Input from 'antd/es/input';
import Select from 'antd/es/select';
import type { ReactNode } from 'react';
import { useFormat } from '../format-context.tsx';
import { Icon } from '../icons.tsx';
import { Money } from '../money.tsx';
import { useUiText } from '../text.ts';
import { InlineField } from './inline-field.tsx';
import { type InlineEditOptions, useInlineEdit } from './use-inline-edit.ts';

type Common<T> = InlineEditOptions<T> & { label: string; readOnly?: boolean };

/** Text in place; `multiline` for more than a line. An empty text is saved as null. */
export function InlineText({
  multiline = false,
  show,
  ...rest
}: Common<string | null> & { multiline?: boolean; show?: (value: string) => ReactNode }) {
  const state = useInlineEdit(rest);
  const change = (text: string) => state.change(text.trim() === '' ? null : text);
  const shared = { autoFocus: true, 'aria-label': rest.label, defaultValue: state.shown ?? '' };
  return (
    <InlineField
      label={rest.label}
      state={state}
      multiline={multiline}
      readOnly={rest.readOnly ?? false}
      show={(value) =>
        value === null || value === '' ? null : show ? show(value) : <span className="y-pre">{value}</span>
      }
      editor={
        multiline ? (
          <Input.TextArea {...shared} rows={2} className="y-grows" onChange={(e) => change(e.target.value)} />
        ) : (
          <Input {...shared} onChange={(e) => change(e.target.value)} />
        )
      }
    />
  );
}

export type Choice = { value: string; label: string };

type InlineSelectProps = Common<string | null> & {
  choices: readonly Choice[];
  /** May be left empty. */
  clearable?: boolean;
  show?: (choice: Choice) => ReactNode;
};

/** One of some choices in place, found by typing. Choosing saves. */
export function InlineSelect({ choices, clearable = false, show, ...rest }: InlineSelectProps) {
  const state = useInlineEdit(rest);
  return (
    <InlineField
      label={rest.label}
      state={state}
      saveOnBlur={false}
      readOnly={rest.readOnly ?? false}
      show={(value) => {
        const choice = choices.find((one) => one.value === value);
        return choice ? (show?.(choice) ?? choice.label) : null;
      }}
      editor={
        <Select
          autoFocus
          defaultOpen
          showSearch={{ optionFilterProp: 'label' }}
          allowClear={clearable}
          aria-label={rest.label}
          className="y-wide"
          defaultValue={state.shown}
          options={[...choices]}
          onChange={(value: string | undefined) => state.commit(value ?? null)}
          onBlur={state.cancel}
        />
      }
    />
  );
}

/** A day in place, as `YYYY-MM-DD`. */
export function InlineDate(rest: Common<string | null>) {
  const state = useInlineEdit(rest);
  const format = useFormat();
  return (
    <InlineField
      label={rest.label}
      state={state}
      readOnly={rest.readOnly ?? false}
      show={(value) =>
        value === null ? null : format.date(`${value}T12:00:00${noonOffset(value, format.settings.timeZone)}`)
      }
      editor={
        <Input
          type="date"
          autoFocus
          aria-label={rest.label}
          defaultValue={state.shown ?? ''}
          onChange={(event) => state.change(event.target.value === '' ? null : event.target.value)}
        />
      }
    />
  );
}

/** Noon stays on its day in every time zone from −11 to +11; farther east it is taken back an hour or more. */
function noonOffset(day: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
    new Date(`${day}T12:00:00Z`),
  );
  const offset = parts.find((part) => part.type === 'timeZoneName')?.value.replace('GMT', '') ?? '';
  return offset === '' ? 'Z' : offset;
}

export type MoneyValue = { amount: string; currency: string };

type InlineMoneyProps = Common<MoneyValue | null> & {
  /** The currency of an amount typed into an empty field. */
  currency: string;
};

/** An amount in place; kept as exact decimal text. Thousands separators and spaces may be typed. */
export function InlineMoney({ currency, ...rest }: InlineMoneyProps) {
  const text = useUiText();
  const check = (draft: MoneyValue | null) =>
    draft !== null && !/^-?\d+(\.\d+)?$/.test(draft.amount)
      ? text('edit.wrongAmount')
      : (rest.check?.(draft) ?? null);
  const state = useInlineEdit({ ...rest, check });
  const unit = rest.value?.currency ?? currency;
  return (
    <InlineField
      label={rest.label}
      state={state}
      readOnly={rest.readOnly ?? false}
      show={(value) => value && <Money amount={value.amount} currency={value.currency} />}
      editor={
        <Input
          autoFocus
          inputMode="decimal"
          aria-label={rest.label}
          prefix={unit}
          defaultValue={state.shown?.amount ?? ''}
          onChange={(event) => {
            const amount = event.target.value.replace(/[,，\s]/g, '');
            state.change(amount === '' ? null : { amount, currency: unit });
          }}
        />
      }
    />
  );
}

type InlineListProps = Common<readonly string[]> & {
  /** How a phone or mail is written for reading, with its link. */
  show?: (value: string) => ReactNode;
  inputMode?: 'tel' | 'email' | 'text';
};

/** Several short values in place: phones, mails. Empty lines are left out. */
export function InlineList({ show, inputMode = 'text', ...rest }: InlineListProps) {
  const text = useUiText();
  const state = useInlineEdit(rest);
  const lines = state.shown.length === 0 ? [''] : state.shown;
  const change = (next: readonly string[]) => state.change(next);
  return (
    <InlineField
      label={rest.label}
      state={{
        ...state,
        commit: () => state.commit(state.shown.map((line) => line.trim()).filter((line) => line !== '')),
      }}
      readOnly={rest.readOnly ?? false}
      show={(values) =>
        values.length > 0
          ? values.map((value) => (
              <span key={value} className="y-line">
                {show ? show(value) : value}
              </span>
            ))
          : null
      }
      editor={
        <div className="y-stack y-gap-xs">
          {lines.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place while it is typed
            <div key={i} className="y-row y-nowrap">
              <Input
                autoFocus={i === lines.length - 1}
                inputMode={inputMode}
                aria-label={`${rest.label} ${i + 1}`}
                value={line}
                onChange={(event) => change(lines.map((old, at) => (at === i ? event.target.value : old)))}
              />
              <button
                type="button"
                className="y-iconbutton"
                aria-label={text('edit.remove')}
                onClick={() => change(lines.filter((_, at) => at !== i))}
              >
                <Icon name="close" size={13} />
              </button>
            </div>
          ))}
          <button type="button" className="y-textbutton" onClick={() => change([...lines, ''])}>
            <Icon name="plus" size={13} /> {text('edit.add')}
          </button>
        </div>
      }
    />
  );
}
