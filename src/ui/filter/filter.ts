/**
 * One condition on a list, in the form the API takes it: `{ field: 'status', operator: 'anyOf', values: ['new'] }`.
 * Days are YYYY-MM-DD; `inLast` and `inNext` count days; `between` has two values of which one may be empty.
 */
export type Filter = { field: string; operator: Operator; values: readonly string[] };

export type Operator =
  | 'anyOf'
  | 'noneOf'
  | 'contains'
  | 'isEmpty'
  | 'isNotEmpty'
  | 'on'
  | 'before'
  | 'after'
  | 'between'
  | 'inLast'
  | 'inNext'
  | 'atLeast'
  | 'atMost'
  | 'is';

/** What kind of value a field holds; decides which questions can be asked of it. */
export type FilterKind = 'text' | 'list' | 'choice' | 'number' | 'date' | 'flag';

export type FilterField = {
  key: string;
  label: string;
  kind: FilterKind;
  /** For `choice`, and for `text` whose values are known; for `flag` the words of `true` and `false`. */
  choices?: readonly { value: string; label: string }[];
};

const emptiness = ['isEmpty', 'isNotEmpty'] as const;
const operators: Record<FilterKind, readonly Operator[]> = {
  text: ['contains', 'anyOf', 'noneOf', ...emptiness],
  list: ['contains', ...emptiness],
  choice: ['anyOf', 'noneOf'],
  number: ['atLeast', 'atMost', 'between', ...emptiness],
  date: ['inLast', 'inNext', 'on', 'after', 'before', 'between', ...emptiness],
  flag: ['is'],
};

/** The questions that can be asked of a field, the usual one first. */
export function operatorsFor(kind: FilterKind): readonly Operator[] {
  return operators[kind];
}

/** How many values an operator takes; `many` for a choice of them. */
export function valuesOf(operator: Operator): 0 | 1 | 2 | 'many' {
  if (operator === 'isEmpty' || operator === 'isNotEmpty') return 0;
  if (operator === 'between') return 2;
  return operator === 'anyOf' || operator === 'noneOf' ? 'many' : 1;
}

/** Whether a condition says something: half-made ones are not applied. */
export function isComplete({ operator, values }: Filter): boolean {
  const wanted = valuesOf(operator);
  if (wanted === 0) return true;
  const given = values.filter((value) => value.trim() !== '');
  return given.length > 0;
}

/** The values in words, choices by their labels. */
export function filterWords(filter: Filter, field: FilterField): string {
  const words = filter.values.map(
    (value) => field.choices?.find((choice) => choice.value === value)?.label ?? value,
  );
  return filter.operator === 'between' ? words.join(' – ') : words.join('、');
}
