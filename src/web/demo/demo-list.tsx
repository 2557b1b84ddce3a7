import Button from 'antd/es/button';
import { useMemo, useState } from 'react';
import { Money } from '../../ui/money.tsx';
import { Person, When } from '../../ui/person.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { Column, Sort } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { Score, Tag } from '../../ui/tag.tsx';
import { useToast } from '../../ui/toast.tsx';
import { usePreferences } from '../preferences.tsx';
import { type DemoLead, demoLeads } from './believable.ts';

const columns: Column<DemoLead>[] = [
  {
    key: 'company',
    title: '公司',
    sortable: true,
    fixed: true,
    card: 'title',
    render: (r) => <b>{r.company}</b>,
  },
  { key: 'person', title: '联系人', width: 130, card: 'subtitle', render: (r) => r.person },
  { key: 'source', title: '来源', width: 130, card: 'subtitle', render: (r) => r.source },
  {
    key: 'status',
    title: '状态',
    width: 110,
    card: 'corner',
    render: (r) => <Tag tone={r.tone}>{r.status}</Tag>,
  },
  {
    key: 'score',
    title: '成交可能',
    width: 130,
    align: 'end',
    sortable: true,
    card: 'line',
    render: (r) => <Score value={r.score} />,
  },
  {
    key: 'amount',
    title: '预期金额',
    width: 140,
    align: 'end',
    sortable: true,
    card: 'line',
    render: (r) => <Money amount={r.amount} />,
  },
  { key: 'owner', title: '负责人', width: 140, card: 'line', render: (r) => <Person name={r.owner} /> },
  {
    key: 'at',
    title: '最近沟通',
    width: 130,
    sortable: true,
    card: 'none',
    render: (r) => <When at={r.at} />,
  },
  { key: 'id', title: '编号', width: 120, hidden: true, card: 'none', render: (r) => r.id },
];

export function DemoList() {
  const { language } = usePreferences();
  const { show } = useToast();
  const [count, setCount] = useState(60);
  const [sort, setSort] = useState<Sort | null>({ key: 'amount', direction: 'desc' });
  const [selected, setSelected] = useState<Set<string>>(new Set());
  const [shown, setShown] = useState<string[] | undefined>();
  const [loadingMore, setLoadingMore] = useState(false);
  const rows = useMemo(() => demoLeads(language, 0, count), [language, count]);
  return (
    <DataTable
      label="线索"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      total={{ count: 1_000_000, estimated: true }}
      hasMore
      loadingMore={loadingMore}
      onMore={() => {
        setLoadingMore(true);
        setTimeout(() => {
          setCount((now) => now + 60);
          setLoadingMore(false);
        }, 400);
      }}
      sort={sort}
      onSort={setSort}
      selected={selected}
      onSelect={setSelected}
      {...(shown && { shownColumns: shown })}
      onShownColumns={setShown}
      bulkActions={(ids) => (
        <>
          <Button size="small">分配</Button>
          <Button size="small" onClick={() => show({ message: `已删除 ${ids.size} 条线索`, undo: () => {} })}>
            删除
          </Button>
        </>
      )}
      onOpen={(row) => show({ message: row.company })}
      empty={<EmptyState icon="people">还没有线索。</EmptyState>}
    />
  );
}
