import { type ReactNode, useMemo, useRef } from 'react';
import { ErrorState, type ShownError } from '../states.tsx';
import { useUiText } from '../text.ts';
import { usePhone } from '../use-phone.ts';
import { BulkBar } from './bulk-bar.tsx';
import { CardRows } from './card-rows.tsx';
import type { Column, Sort, Total } from './column.ts';
import { TableRows } from './table-rows.tsx';
import { useListKeys } from './use-list-keys.ts';
import { useRowWindow } from './use-row-window.ts';
import { useSelection } from './use-selection.ts';

export type DataTableProps<R> = {
  /** What the table lists, for screen readers. */
  label: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  /** The first rows are on their way: skeleton rows are shown. */
  loading?: boolean;
  error?: ShownError | null;
  onRetry?: () => void;
  /** Keyset pages: more rows exist; `onMore` is called when the reader comes near the end. */
  hasMore?: boolean;
  loadingMore?: boolean;
  onMore?: () => void;
  total?: Total;
  sort?: Sort | null;
  onSort?: (sort: Sort) => void;
  /** Keys of shown columns in order; leave out for the columns' own defaults. */
  shownColumns?: readonly string[];
  onShownColumns?: (keys: string[]) => void;
  selected?: ReadonlySet<string>;
  onSelect?: (ids: Set<string>) => void;
  /** Acts on the chosen rows, shown in a bar while any are chosen. */
  bulkActions?: (ids: ReadonlySet<string>) => ReactNode;
  onOpen?: (row: R) => void;
  /** What keys do with the row that the keyboard stands on: `{ l: (row) => log(row) }`. */
  rowKeys?: Readonly<Record<string, (row: R) => void>>;
  /** Whether the page's keys are this table's; usually those of one that fills the page. */
  keyboard?: boolean;
  /** What stands here when there are no rows: an EmptyState. */
  empty?: ReactNode;
  /** `fill`: takes the height left, scrolls inside, only rows in sight are drawn. `auto`: as high as its rows (short lists). */
  height?: 'fill' | 'auto';
};

const none: ReadonlySet<string> = new Set();

/**
 * The dense list every area uses. Rows are drawn only where they are seen, so a hundred thousand loaded rows scroll like
 * fifty. Keyboard: j/k, x, Shift+x, Enter, and `rowKeys`. On a phone each row is a card.
 */
export function DataTable<R>(props: DataTableProps<R>) {
  const { columns, rows, rowKey, height = 'fill', selected = none, onSelect, onOpen, rowKeys } = props;
  const text = useUiText();
  const phone = usePhone();
  const scroller = useRef<HTMLDivElement>(null);
  const ids = useMemo(() => rows.map(rowKey), [rows, rowKey]);
  const selection = useSelection(ids, selected, onSelect ?? (() => {}));
  const shown = useShownColumns(columns, props.shownColumns);

  const view = useRowWindow({
    scroller,
    count: rows.length,
    rowHeight: phone ? 76 : 41,
    enabled: height === 'fill',
    onNearEnd: props.hasMore && !props.loadingMore ? props.onMore : undefined,
  });
  const [active, setActive] = useListKeys({
    count: rows.length,
    enabled: props.keyboard ?? height === 'fill',
    onMove: view.scrollTo,
    onKey: (key, index) => {
      const act = rowKeys?.[key];
      act?.(rows[index]!);
      return act !== undefined;
    },
    onOpen: onOpen && ((index) => onOpen(rows[index]!)),
    onSelect: onSelect && ((index, range) => selection.toggle(ids[index]!, range)),
  });

  const isEmpty = rows.length === 0 && !props.loading;
  const body = { ...props, shown, ids, view, active, setActive, selection, selected };
  return (
    <div className={`y-table-box y-table-${height}`}>
      <div className="y-table-scroll" ref={scroller}>
        {phone ? <CardRows {...body} /> : <TableRows {...body} />}
        {isEmpty &&
          (props.error ? (
            <ErrorState error={props.error} {...(props.onRetry && { onRetry: props.onRetry })} />
          ) : (
            props.empty
          ))}
      </div>
      {selected.size > 0 && onSelect ? (
        <BulkBar count={selected.size} onClear={() => onSelect(new Set())}>
          {props.bulkActions?.(selected)}
        </BulkBar>
      ) : (
        props.total && height === 'fill' && <TotalLine total={props.total} text={text} />
      )}
    </div>
  );
}

function TotalLine({ total, text }: { total: Total; text: ReturnType<typeof useUiText> }) {
  const count = total.count.toLocaleString('en-US');
  return (
    <div className="y-table-foot" aria-live="polite">
      {text(total.estimated ? 'table.aboutTotal' : 'table.total', { total: count })}
    </div>
  );
}

function useShownColumns<R>(columns: readonly Column<R>[], keys: readonly string[] | undefined): Column<R>[] {
  return useMemo(() => {
    if (!keys) return columns.filter((column) => !column.hidden);
    const byKey = new Map(columns.map((column) => [column.key, column]));
    const chosen = keys.flatMap((key) => byKey.get(key) ?? []);
    return [...columns.filter((column) => column.fixed && !keys.includes(column.key)), ...chosen];
  }, [columns, keys]);
}
