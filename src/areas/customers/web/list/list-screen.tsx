import Button from 'antd/es/button';
import { type ReactNode, useState } from 'react';
import type { Filter, FilterField } from '../../../../ui/filter/filter.ts';
import { FilterBar } from '../../../../ui/filter/filter-bar.tsx';
import type { IconName } from '../../../../ui/icons.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import type { Column } from '../../../../ui/table/column.ts';
import { DataTable } from '../../../../ui/table/data-table.tsx';
import { ExportMenu } from '../../../../web/records/export-menu.tsx';
import {
  type ListDefinition,
  type ListState,
  type SortNames,
  sortIn,
  sortOut,
} from '../../../../web/records/list-state.ts';
import { type Reading, tableReading } from '../../../../web/records/reading.ts';
import { useRecordText } from '../../../../web/records/text.ts';
import { leaveTrail } from '../../../../web/records/trail.ts';
import { ViewTabs } from '../../../../web/records/view-tabs.tsx';
import { useGo } from '../../../../web/route-hooks.ts';
import { useMay } from '../../../../web/session.ts';
import '../customers.css';
import { useText } from '../text.ts';
import { BulkActs } from './bulk-acts.tsx';

/** What a list has loaded so far. */
type Loaded<R> = Reading & { data: { pages: readonly { items: readonly R[] }[] } | undefined };

type ListScreenProps<R> = {
  kind: 'account' | 'contact';
  title: string;
  icon: IconName;
  search: string;
  emptyText: string;
  newLabel: string;
  onNew: () => void;
  usual: ListDefinition;
  state: ListState;
  onChange: (change: Partial<ListState>) => void;
  sortNames: SortNames;
  filterFields: readonly FilterField[];
  conditions: readonly Filter[];
  columns: Column<R>[];
  shown: string[] | undefined;
  onShown: (keys: string[]) => void;
  list: Loaded<R>;
  total: { total: number; exact: boolean } | undefined;
  exportUrl: (format: 'csv' | 'xlsx', shown: boolean) => string;
  /** Right of the conditions. */
  pills?: ReactNode;
  actions?: ReactNode;
  panel: ReactNode;
};

/** A list of accounts or of contacts: views, conditions, columns, many at once, a file. */
export function ListScreen<R extends { id: string }>(props: ListScreenProps<R>) {
  const { kind, state, list, columns, total } = props;
  const text = useText();
  const recordText = useRecordText();
  const go = useGo();
  const may = useMay();
  const [selected, setSelected] = useState<Set<string>>(new Set());
  const ask = (next: Partial<ListState>) => {
    setSelected(new Set());
    props.onChange(next);
  };
  const home = `/${kind}s`;
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const open = (row: R) => {
    leaveTrail(home, rows.map(rowKey), row.id, `${location.pathname}${location.search}`);
    go(`${home}/${row.id}`);
  };
  const isNarrowed = state.filter.length > 0 || state.q !== '';
  const make = may('customers.write') && (
    <Button type="primary" onClick={props.onNew}>
      {props.newLabel}
    </Button>
  );
  return (
    <Page
      title={props.title}
      fill
      actions={
        <>
          {props.actions}
          {may('customers.export') && <ExportMenu url={props.exportUrl} />}
          {make}
        </>
      }
    >
      <ViewTabs
        subject={kind}
        label={props.title}
        permission="customers.read"
        usual={props.usual}
        state={state}
        columns={props.shown}
        onOpen={(view, definition, columnKeys) => {
          if (columnKeys) props.onShown(columnKeys);
          ask({ ...props.usual, ...definition, view });
        }}
        onKept={(view) => props.onChange({ view })}
      />
      <div className="y-toolbar">
        <FilterBar
          fields={props.filterFields}
          filters={state.filter}
          onChange={(filter) => ask({ filter })}
          search={state.q}
          onSearch={(q) => q !== state.q && ask({ q })}
          searchPlaceholder={props.search}
        />
        {props.pills}
      </div>
      <DataTable
        label={props.title}
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        {...tableReading(list)}
        {...(total && { total: { count: total.total, estimated: !total.exact } })}
        sort={sortIn(props.sortNames, state.sort)}
        onSort={(sort) => ask({ sort: sortOut(props.sortNames, sort) })}
        {...(props.shown && { shownColumns: props.shown })}
        onShownColumns={props.onShown}
        {...(may('customers.write') && { selected, onSelect: setSelected })}
        bulkActions={(ids) => (
          <BulkActs
            kind={kind}
            chosen={{
              ids,
              loaded: rows.length,
              total,
              conditions: props.conditions,
              q: state.q,
            }}
            onDone={() => setSelected(new Set())}
          />
        )}
        onOpen={open}
        empty={
          isNarrowed ? (
            <EmptyState
              icon="filter"
              action={
                <Button onClick={() => ask({ filter: [], q: '', view: 'all' })}>
                  {text('web.list.clearFilter')}
                </Button>
              }
            >
              {text('web.list.emptyFilter')}
            </EmptyState>
          ) : (
            <EmptyState
              icon={props.icon}
              action={
                <span className="y-row y-gap-s">
                  {make}
                  {may('customers.import') && (
                    <Button onClick={() => go('/import')}>{recordText('list.import')}</Button>
                  )}
                </span>
              }
            >
              {props.emptyText}
            </EmptyState>
          )
        }
      />
      {props.panel}
    </Page>
  );
}

function rowKey(row: { id: string }): string {
  return row.id;
}
