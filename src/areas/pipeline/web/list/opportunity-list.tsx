import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { lazy, Suspense } from 'react';
import '../pipeline.css';
import { FilterBar } from '../../../../ui/filter/filter-bar.tsx';
import { Page } from '../../../../ui/page.tsx';
import { popupPlace } from '../../../../ui/popup-place.ts';
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
import { useNewOpportunity } from '../new/use-new-opportunity.tsx';
import type { ListedOpportunity } from '../shapes.ts';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';
import { usePipelines } from '../use-pipelines.ts';
import { BulkActs } from './bulk-acts.tsx';
import { OpportunityBoard } from './opportunity-board.tsx';
import { fieldsOf, useOpportunityColumns } from './opportunity-columns.tsx';
import { StateTabs } from './state-tabs.tsx';
import { useFilterFields } from './use-filter-fields.ts';
import { sortOf, sortText, useListState, useSelection, usualDefinition } from './use-list-state.ts';

const OpportunityCalendar = lazy(() =>
  import('./opportunity-calendar.tsx').then((m) => ({ default: m.OpportunityCalendar })),
);
const layouts = ['table', 'board', 'calendar'] as const;
const pageSize = 50;
/** Beyond so many pages a change elsewhere doesn't read them all again; the reader's own changes do. */
const livePages = 4;

/** All opportunities: views, conditions, columns, many at once; as a table, a board or a calendar. */
export function OpportunityList() {
  const text = useText();
  const name = useNames();
  const go = useGo();
  const may = useMay();
  const phone = usePhone();
  const [state, change] = useListState();
  const [opened, setOpened] = useUrlState<{ new: unknown; pipeline: unknown }>({ new: '', pipeline: '' });
  const fresh = useNewOpportunity(String(opened.new) === '1');
  const { settings } = usePipelines();
  // The board shows what is open whatever the list's state says.
  const isBoard = state.layout === 'board';
  const { conditions, query } = useSelection(
    isBoard ? { ...state, filter: state.filter.filter(({ field }) => field !== 'state') } : state,
  );
  const { shown, choose } = useShownColumns('opportunities');
  const columns = useOpportunityColumns();
  const fields = fieldsOf(shown ?? columns.filter((column) => !column.hidden).map((column) => column.key));
  const isTable = state.layout === 'table';
  const list = useInfiniteQuery({
    ...api.opportunity.list.pages({ query: { ...query, sort: state.sort, fields, limit: pageSize } }),
    enabled: isTable,
    placeholderData: (before) => before,
  });
  const total = useQuery({
    ...api.opportunity.total.query({ query }),
    enabled: isTable,
    placeholderData: (before) => before,
  });
  const few = (list.data?.pages.length ?? 0) <= livePages;
  const board = [api.opportunity.board.key(), api.opportunity.calendar.key(), api.opportunity.total.key()];
  useLiveRefresh(['opportunity'], few ? [...board, api.opportunity.list.key()] : board);
  // Stages that somebody edits while others drag.
  useLiveRefresh(['pipeline'], [api.pipelineSettings.read.key(), api.opportunity.board.key()]);
  const { log, panel } = useLogPanel();
  const { selected, select, begin, rowKeys } = useChosenRows(
    ({ id, name = '', nextStep = null, nextStepOn = null }: ListedOpportunity) =>
      log({ id, name, nextStep, nextStepOn, people: [] }),
  );
  const ask = (next: Parameters<typeof change>[0]) => {
    select(new Set());
    change(next);
  };
  const filterFields = useFilterFields();
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const open = (id: string, ids: readonly string[]) => {
    leaveTrail('/opportunities', ids, id, `${location.pathname}${location.search}`);
    go(`/opportunities/${id}`);
  };
  const isNarrowed = state.q !== '' || state.filter.some(({ field }) => field !== 'state');
  const create = may('pipeline.write') && (
    <Button type="primary" onClick={fresh.ask}>
      {text('web.list.new')} {!phone && <Key>O</Key>}
    </Button>
  );
  const empty = isNarrowed ? (
    <EmptyState
      icon="filter"
      action={
        <Button onClick={() => ask({ ...usualDefinition, layout: state.layout, view: 'all' })}>
          {text('web.list.clearFilter')}
        </Button>
      }
    >
      {text('web.list.emptyFilter')}
    </EmptyState>
  ) : (
    <EmptyState icon="target" action={create}>
      {text('web.list.emptyTitle')}
    </EmptyState>
  );
  const pipelines = settings?.pipelines ?? [];
  const pipelineId = pipelines.find(({ id }) => id === opened.pipeline)?.id;
  return (
    <Page
      title={text('web.list.title')}
      fill
      actions={
        <>
          <LayoutSwitch layouts={layouts} layout={state.layout} onChange={(layout) => ask({ layout })} />
          {may('pipeline.export') && (
            <ExportMenu
              url={(format, only) =>
                api.opportunity.export.url({
                  query: { ...query, sort: state.sort, format, ...(only && { fields }) },
                })
              }
            />
          )}
          {create}
        </>
      }
    >
      <ViewTabs
        subject="opportunity"
        label={text('web.list.title')}
        permission="pipeline.read"
        usual={usualDefinition}
        state={state}
        columns={shown}
        onOpen={(view, definition, columnKeys) => {
          if (columnKeys) choose(columnKeys);
          const filter = [...(usualDefinition.filter ?? []), ...(definition.filter ?? [])];
          ask({
            ...usualDefinition,
            layout: state.layout,
            ...definition,
            ...(view === 'mine' && { filter }),
            view,
          });
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
        {isTable && <StateTabs filter={state.filter} onChange={(filter) => ask({ filter })} />}
        {isBoard && pipelines.length > 1 && (
          <Select
            aria-label={text('web.list.pipeline')}
            getPopupContainer={popupPlace}
            value={pipelineId ?? pipelines[0]!.id}
            options={pipelines.map((one) => ({ value: one.id, label: name(one.names) }))}
            onChange={(pipeline: string) => setOpened({ pipeline })}
          />
        )}
      </div>
      {isTable && (
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
          {...(may('pipeline.write') && { selected, onSelect: select, rowKeys })}
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
      )}
      {isBoard && <OpportunityBoard query={query} pipelineId={pipelineId} onOpen={open} />}
      <Suspense>{state.layout === 'calendar' && <OpportunityCalendar filter={query.filter} />}</Suspense>
      {panel}
      {fresh.panel}
    </Page>
  );
}

function rowKey(row: { id: string }): string {
  return row.id;
}
