import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { lazy, Suspense } from 'react';
import '../leads.css';
import { FilterBar } from '../../../../ui/filter/filter-bar.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { DataTable } from '../../../../ui/table/data-table.tsx';
import { Key } from '../../../../ui/tag.tsx';
import { usePhone } from '../../../../ui/use-phone.ts';
import { api } from '../../../../web/api/client.ts';
import { useLiveRefresh } from '../../../../web/live.ts';
import { ExportMenu } from '../../../../web/records/export-menu.tsx';
import { LayoutSwitch } from '../../../../web/records/layout-switch.tsx';
import { tableReading } from '../../../../web/records/reading.ts';
import { leaveTrail } from '../../../../web/records/trail.ts';
import { useChosenRows } from '../../../../web/records/use-chosen-rows.ts';
import { useShownColumns } from '../../../../web/records/use-shown-columns.ts';
import { ViewTabs } from '../../../../web/records/view-tabs.tsx';
import { useGo, useUrlState } from '../../../../web/route-hooks.ts';
import { useMay } from '../../../../web/session.ts';
import { useLogPanel } from '../communication/use-log-panel.tsx';
import type { ListedLead } from '../lead-shapes.ts';
import { useNewLead } from '../new/use-new-lead.tsx';
import { useText } from '../text.ts';
import { BulkActs } from './bulk-acts.tsx';
import { fieldsOf, useLeadColumns } from './lead-columns.tsx';
import { StatusTabs } from './status-tabs.tsx';
import { useFilterFields } from './use-filter-fields.ts';
import { sortOf, sortText, useListState, useSelection, usualDefinition } from './use-list-state.ts';

const LeadBoard = lazy(() => import('./lead-board.tsx').then((m) => ({ default: m.LeadBoard })));
const layouts = ['table', 'board'] as const;
const pageSize = 50;
/** Beyond so many pages a change elsewhere doesn't read them all again; the reader's own changes do. */
const livePages = 4;

/** All leads: views, conditions, columns, many at once; as a table or by status. */
export function LeadList() {
  const text = useText();
  const go = useGo();
  const may = useMay();
  const phone = usePhone();
  const [state, change] = useListState();
  const [opened] = useUrlState<{ new: unknown }>({ new: '' });
  const fresh = useNewLead(String(opened.new) === '1');
  const { conditions, query } = useSelection(state);
  const { shown, choose } = useShownColumns('leads');
  const columns = useLeadColumns();
  const fields = fieldsOf(shown ?? columns.filter((column) => !column.hidden).map((column) => column.key));
  const isTable = state.layout === 'table';
  const list = useInfiniteQuery({
    ...api.lead.list.pages({ query: { ...query, sort: state.sort, fields, limit: pageSize } }),
    enabled: isTable,
    placeholderData: (before) => before,
  });
  const total = useQuery({ ...api.lead.total.query({ query }), placeholderData: (before) => before });
  const live = [api.lead.counts.key(), api.lead.total.key()];
  const few = (list.data?.pages.length ?? 0) <= livePages;
  useLiveRefresh(['lead'], few ? [...live, api.lead.list.key(), api.lead.board.key()] : live);
  const { log, panel } = useLogPanel();
  const { selected, select, begin, rowKeys } = useChosenRows(
    ({ id, name = '', company = '', phone = null, nextStep = null, nextStepOn = null }: ListedLead) =>
      log({ id, name, company, phone, nextStep, nextStepOn }),
  );
  const ask = (next: Parameters<typeof change>[0]) => {
    select(new Set());
    change(next);
  };
  const filterFields = useFilterFields();

  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const open = (id: string, ids: readonly string[]) => {
    leaveTrail('/leads', ids, id, `${location.pathname}${location.search}`);
    go(`/leads/${id}`);
  };
  const isNarrowed = state.filter.length > 0 || state.q !== '';
  const capture = may('leads.write') && (
    <Button type="primary" onClick={fresh.ask} aria-keyshortcuts="n">
      {text('web.list.new')} {!phone && <Key>N</Key>}
    </Button>
  );
  const empty = isNarrowed ? (
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
      icon="person"
      action={
        <span className="y-row y-gap-s">
          {capture}
          {may('leads.import') && (
            <Button onClick={() => go('/leads/import')}>{text('web.list.import')}</Button>
          )}
        </span>
      }
    >
      {text('web.list.emptyTitle')}
    </EmptyState>
  );
  return (
    <Page
      title={text('web.list.title')}
      fill
      actions={
        <>
          <LayoutSwitch layouts={layouts} layout={state.layout} onChange={(layout) => ask({ layout })} />
          {may('leads.export') && (
            <ExportMenu
              url={(format, shown) =>
                api.lead.export.url({
                  query: { ...query, sort: state.sort, format, ...(shown && { fields }) },
                })
              }
            />
          )}
          {capture}
        </>
      }
    >
      <ViewTabs
        subject="lead"
        label={text('web.list.title')}
        permission="leads.read"
        usual={usualDefinition}
        state={state}
        columns={shown}
        onOpen={(view, definition, columnKeys) => {
          if (columnKeys) choose(columnKeys);
          ask({ ...usualDefinition, ...definition, view });
        }}
        onKept={(view) => change({ view })}
      />
      <div className="y-toolbar">
        <FilterBar
          fields={filterFields}
          filters={state.filter}
          onChange={(filter) => ask({ filter })}
          search={state.q}
          onSearch={(q) => q !== state.q && ask({ q })}
          searchPlaceholder={text('web.list.search')}
        />
        {isTable && <StatusTabs filter={state.filter} onChange={(filter) => ask({ filter })} />}
      </div>
      {isTable ? (
        <DataTable
          label={text('web.list.title')}
          columns={columns}
          rows={rows}
          rowKey={rowKey}
          {...tableReading(list)}
          {...(total.data && { total: { count: total.data.total, estimated: !total.data.exact } })}
          sort={sortOf(state.sort)}
          onSort={(sort) => ask({ sort: sortText(sort) })}
          {...(shown && { shownColumns: shown })}
          onShownColumns={choose}
          {...(may('leads.write') && { selected, onSelect: select, rowKeys })}
          bulkActions={(ids) => (
            <BulkActs
              chosen={{
                ids,
                loaded: rows.length,
                total: total.data,
                conditions,
                q: state.q,
              }}
              begin={begin}
              onDone={() => select(new Set())}
            />
          )}
          onOpen={(row) => open(row.id, rows.map(rowKey))}
          empty={empty}
        />
      ) : (
        <Suspense>
          <LeadBoard query={query} conditions={conditions} sort={state.sort} onOpen={open} />
        </Suspense>
      )}
      {panel}
      {fresh.panel}
    </Page>
  );
}

function rowKey(row: { id: string }): string {
  return row.id;
}
