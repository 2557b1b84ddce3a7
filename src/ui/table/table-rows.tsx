import type { MouseEvent, ReactNode } from 'react';
import { Icon } from '../icons.tsx';
import { SkeletonLine } from '../states.tsx';
import { useUiText } from '../text.ts';
import type { Column, Sort } from './column.ts';
import { ColumnChoice } from './column-choice.tsx';
import type { DataTableProps } from './data-table.tsx';
import type { RowWindow } from './use-row-window.ts';

export type BodyProps<R> = DataTableProps<R> & {
  shown: readonly Column<R>[];
  ids: readonly string[];
  view: RowWindow;
  active: number;
  setActive: (index: number) => void;
  selection: { toggle: (id: string, range: boolean) => void; toggleAll: () => void };
  selected: ReadonlySet<string>;
};

/** Whether a click landed on something that acts by itself, so that it must not open the row. */
export function actsByItself(event: MouseEvent): boolean {
  const target = event.target as Element;
  const own = target.closest('a, button, input, select, textarea, label, [role=button], [data-own-click]');
  return own !== null && own !== event.currentTarget;
}

/** The rows as a table: header that stays, one line per row. */
export function TableRows<R>(props: BodyProps<R>) {
  const { shown, rows, ids, view, active, selected, selection, onSelect, onOpen } = props;
  const text = useUiText();
  const spare = shown.every((column) => column.width !== undefined);
  const all = ids.length > 0 && ids.every((id) => selected.has(id));
  const chooser = props.onShownColumns && (
    <ColumnChoice
      columns={props.columns}
      shown={new Set(shown.map((column) => column.key))}
      onChange={props.onShownColumns}
    />
  );
  const filler = spare || chooser;
  const edges = (onSelect ? 40 : 0) + (filler ? 44 : 0);
  const minWidth = shown.reduce((sum, column) => sum + (column.width ?? 200), edges);
  return (
    <table
      className="y-table"
      aria-label={props.label}
      aria-rowcount={props.total?.count ?? -1}
      style={{ minWidth }}
    >
      <colgroup>
        {onSelect && <col style={{ width: 40 }} />}
        {shown.map((column) => (
          <col key={column.key} style={column.width === undefined ? undefined : { width: column.width }} />
        ))}
        {filler && <col style={spare ? undefined : { width: 44 }} />}
      </colgroup>
      <thead>
        <tr>
          {onSelect && (
            <th className="y-cell-check">
              <input
                type="checkbox"
                checked={all}
                onChange={selection.toggleAll}
                aria-label={text('table.selectAll')}
              />
            </th>
          )}
          {shown.map((column) => (
            <HeadCell key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
          ))}
          {filler && <th className="y-cell-end y-cell-chooser">{chooser}</th>}
        </tr>
      </thead>
      <tbody>
        <Space height={view.before} />
        {view.indexes.map((index) => {
          const row = rows[index];
          const id = ids[index];
          if (row === undefined || id === undefined) return null;
          const chosen = selected.has(id);
          return (
            <tr
              key={id}
              data-index={index}
              ref={view.measure}
              aria-selected={onSelect ? chosen : undefined}
              className={`${index === active ? 'y-row-active' : ''}${onOpen ? ' y-row-open' : ''}`}
              onClick={(event) => {
                if (actsByItself(event)) return;
                props.setActive(index);
                if (event.shiftKey && onSelect) selection.toggle(id, true);
                else onOpen?.(row);
              }}
            >
              {onSelect && (
                <td className="y-cell-check">
                  <input
                    type="checkbox"
                    checked={chosen}
                    aria-label={text('table.selectRow')}
                    onChange={() => {}}
                    onClick={(event) => selection.toggle(id, event.shiftKey)}
                  />
                </td>
              )}
              {shown.map((column) => (
                <td key={column.key} className={cellClass(column)}>
                  {column.render(row)}
                </td>
              ))}
              {filler && <td />}
            </tr>
          );
        })}
        <Space height={view.after} />
        {props.loading && rows.length === 0 && (
          <SkeletonRows count={12} {...props} filler={Boolean(filler)} />
        )}
        {props.loadingMore && <SkeletonRows count={3} {...props} filler={Boolean(filler)} />}
      </tbody>
    </table>
  );
}

function cellClass<R>({ align, wrap }: Column<R>): string | undefined {
  if (align === 'end') return 'y-cell-end y-number';
  return wrap ? 'y-cell-wrap' : undefined;
}

function Space({ height }: { height: number }): ReactNode {
  return height > 0 && <tr aria-hidden className="y-table-space" style={{ height }} />;
}

type HeadCellProps<R> = {
  column: Column<R>;
  sort: Sort | null | undefined;
  onSort: ((sort: Sort) => void) | undefined;
};

function HeadCell<R>({ column, sort, onSort }: HeadCellProps<R>) {
  const direction = sort?.key === column.key ? sort.direction : null;
  const className = column.align === 'end' ? 'y-cell-end' : undefined;
  if (!column.sortable || !onSort) return <th className={className}>{column.title}</th>;
  const next = direction === 'desc' || (direction === null && column.align !== 'end') ? 'asc' : 'desc';
  return (
    <th
      className={className}
      aria-sort={direction ? (direction === 'asc' ? 'ascending' : 'descending') : 'none'}
    >
      <button type="button" className="y-sort" onClick={() => onSort({ key: column.key, direction: next })}>
        {column.title}
        <span className={direction ? 'y-sort-on' : 'y-sort-off'}>
          <Icon name={direction === 'asc' || (!direction && next === 'asc') ? 'up' : 'down'} size={13} />
        </span>
      </button>
    </th>
  );
}

function SkeletonRows<R>({
  count,
  shown,
  onSelect,
  filler,
}: BodyProps<R> & { count: number; filler: boolean }) {
  const widths = ['70%', '55%', '80%', '45%'];
  return Array.from({ length: count }, (_, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: skeleton rows are all alike and never move
    <tr key={i} aria-hidden>
      {onSelect && <td />}
      {shown.map((column, j) => (
        <td key={column.key} className={column.align === 'end' ? 'y-cell-end' : undefined}>
          <SkeletonLine width={column.align === 'end' ? '50%' : (widths[(i + j) % 4] ?? '60%')} />
        </td>
      ))}
      {filler && <td />}
    </tr>
  ));
}
