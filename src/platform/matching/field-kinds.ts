import type { ColumnKind } from '../import-export/column-kinds.ts';

/**
 * How a column's values are compared. Several kinds share a way; `none` takes no part.
 *
 * - `person`: short proper names, told apart by spelling and sound
 * - `words`: names of organisations, addresses, titles: bags of words, rare ones counting more
 * - `code`: identifiers, telephone numbers, mails: nearly right is still probably a slip of the finger
 * - `date`: days, with swapped day and month
 * - `quantity`: amounts, near in proportion
 * - `label`: one of few values
 */
export type Comparison = 'person' | 'words' | 'code' | 'date' | 'quantity' | 'label' | 'none';

const COMPARISONS: Record<ColumnKind, Comparison> = {
  name: 'person',
  organisation: 'words',
  address: 'words',
  text: 'words',
  url: 'code',
  phone: 'code',
  email: 'code',
  wechat: 'code',
  code: 'code',
  date: 'date',
  number: 'quantity',
  money: 'quantity',
  percent: 'quantity',
  boolean: 'label',
  category: 'label',
  empty: 'none',
};

export function comparisonOf(kind: ColumnKind): Comparison {
  return COMPARISONS[kind];
}
