import type { ReactNode } from 'react';

/** A column of a DataTable. */
export type Column<R> = {
  key: string;
  title: string;
  /** In px. Columns without a width share what is left. */
  width?: number;
  /** `end` for numbers and money: tabular figures, aligned right. */
  align?: 'start' | 'end';
  sortable?: boolean;
  /** Not shown until somebody chooses it. */
  hidden?: boolean;
  /** Can't be hidden: the name of the thing. */
  fixed?: boolean;
  /** Long words may take several lines; otherwise a cell is one line and cut with an ellipsis. */
  wrap?: boolean;
  /** Where it stands when the row is a card on a phone; `line` is `title: value` under each other. */
  card?: 'title' | 'subtitle' | 'corner' | 'line' | 'none';
  render(row: R): ReactNode;
};

export type Sort = { key: string; direction: 'asc' | 'desc' };

/** How many rows there are beyond those loaded; an estimate says so. */
export type Total = { count: number; estimated: boolean };
