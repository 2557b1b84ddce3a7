import type { ColumnKind } from './column-kinds.ts';

/** Kinds that a custom field made from a column can have. */
export const newFieldKinds = [
  'text',
  'longText',
  'number',
  'date',
  'boolean',
  'choice',
  'url',
  'email',
  'phone',
] as const;

/** The kind that a field made from a column has. @param values what stands in the column, without blanks */
export function newFieldKind(kind: ColumnKind, values: readonly string[]): (typeof newFieldKinds)[number] {
  switch (kind) {
    case 'number':
    case 'money':
    case 'percent':
      return 'number';
    case 'date':
    case 'boolean':
    case 'url':
    case 'email':
    case 'phone':
      return kind;
    default:
      return values.some((value) => value.length > 100 || value.includes('\n')) ? 'longText' : 'text';
  }
}
