/** What kind of value a field holds; decides which questions can be asked of it. */
export type FilterKind = 'text' | 'choice' | 'number' | 'date';

export type FilterField = {
  key: string;
  label: string;
  kind: FilterKind;
  /** For `choice`. */
  choices?: readonly { value: string; label: string }[];
};

export type Operator =
  | 'contains'
  | 'is'
  | 'isNot'
  | 'anyOf'
  | 'above'
  | 'below'
  | 'after'
  | 'before'
  | 'empty'
  | 'notEmpty';

/** One condition. `value` is a list for `anyOf`, a day as YYYY-MM-DD for `after`/`before`, absent for `empty`/`notEmpty`. */
export type Filter = { field: string; operator: Operator; value?: string | readonly string[] };

const operators: Record<FilterKind, readonly Operator[]> = {
  text: ['contains', 'is', 'empty', 'notEmpty'],
  choice: ['anyOf', 'isNot', 'empty', 'notEmpty'],
  number: ['above', 'below', 'is', 'empty', 'notEmpty'],
  date: ['after', 'before', 'empty', 'notEmpty'],
};

/** The questions that can be asked of a field, the usual one first. */
export function operatorsFor(kind: FilterKind): readonly Operator[] {
  return operators[kind];
}

export function needsValue(operator: Operator): boolean {
  return operator !== 'empty' && operator !== 'notEmpty';
}

/** Whether a condition says something: half-made ones are not applied. */
export function isComplete({ operator, value }: Filter): boolean {
  return !needsValue(operator) || (value !== undefined && value.length > 0);
}

/** The value in words, choices by their labels. */
export function filterValue(filter: Filter, field: FilterField): string {
  if (filter.value === undefined) return '';
  const values = typeof filter.value === 'string' ? [filter.value] : filter.value;
  return values
    .map((value) => field.choices?.find((choice) => choice.value === value)?.label ?? value)
    .join('、');
}
