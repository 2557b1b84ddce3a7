import { type FieldKind, fieldKinds } from '../custom-fields/rules/check-custom-values.ts';
import type { ColumnKind } from './column-kinds.ts';

type NewFieldKind = Exclude<FieldKind, 'choices'>;

/** Kinds that a custom field made from a column can have: a cell holds one choice, not several. */
export const newFieldKinds = fieldKinds.filter((kind): kind is NewFieldKind => kind !== 'choices');

/** The kind that a field made from a column has. @param values what stands in the column, without blanks */
export function newFieldKind(kind: ColumnKind, values: readonly string[]): NewFieldKind {
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
