import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { companyToday } from '../../../../ui/days.ts';
import type { Filter } from '../../../../ui/filter/filter.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Money } from '../../../../ui/money.tsx';
import type { ShownError } from '../../../../ui/states.tsx';
import type { Column } from '../../../../ui/table/column.ts';
import { DataTable } from '../../../../ui/table/data-table.tsx';
import { usePhone } from '../../../../ui/use-phone.ts';
import { api } from '../../../../web/api/client.ts';
import { useLiveRefresh } from '../../../../web/live.ts';
import { PlannedStep } from '../../../../web/records/cells.tsx';
import { listAddress } from '../../../../web/records/filters-in.ts';
import { leaveTrail } from '../../../../web/records/trail.ts';
import { useGo } from '../../../../web/route-hooks.ts';
import { useMay } from '../../../../web/session.ts';
import { useAfterChange } from '../after-change.ts';
import { useLogPanel } from '../communication/use-log-panel.tsx';
import '../pipeline.css';
import type { ListedOpportunity } from '../shapes.ts';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';

const shown = 8;
const fields = 'name,accountName,stage,state,amount,currency,nextStep,nextStepOn';
const flags = ['noNextStep', 'overdue', 'stale'] as const;
const mine: readonly Filter[] = [
  { field: 'state', operator: 'anyOf', values: ['open'] },
  { field: 'owner', operator: 'anyOf', values: ['me'] },
];

/** On the page the day opens on: one's own opportunities whose next step is due, and how many are flagged for something. */
export function TodayOpportunities() {
  const text = useText();
  const may = useMay();
  const go = useGo();
  const phone = usePhone();
  const { settings } = useFormat();
  const { refused } = useAfterChange();
  const { log, panel } = useLogPanel();
  const today = companyToday(useNow(60_000), settings.timeZone);
  const due: readonly Filter[] = [...mine, { field: 'nextStepOn', operator: 'between', values: ['', today] }];
  const found = useQuery(
    api.opportunity.list.query({
      query: { filter: JSON.stringify(due), sort: 'nextStep', fields, limit: shown },
    }),
  );
  useLiveRefresh(['opportunity'], [api.opportunity.list.key(), api.opportunity.total.key()]);
  const name = useNames();
  const rows = found.data?.items ?? [];
  const open = (id: string) => {
    leaveTrail(
      '/opportunities',
      rows.map((row) => row.id),
      id,
      '/',
    );
    go(`/opportunities/${id}`);
  };
  // The panel also wants to know who is involved, which no list carries.
  const ask = (id: string) => {
    void api.opportunity
      .read({ params: { id } })
      .then(({ nextStep, nextStepOn, involved, ...one }) =>
        log({
          id,
          name: one.name,
          nextStep,
          nextStepOn,
          people: involved.map((person) => ({ contactId: person.contactId, name: person.name })),
        }),
      )
      .catch(refused);
  };
  const columns: Column<ListedOpportunity>[] = [
    {
      key: 'name',
      title: text('web.list.title'),
      card: 'title',
      wrap: true,
      render: (row) => (
        <div className="deal-due">
          <Link to={`/opportunities/${row.id}`} className="deal-name">
            {row.name}
          </Link>
          <span className="y-quiet">{[name(row.stage), row.accountName].filter(Boolean).join(' · ')}</span>
        </div>
      ),
    },
    {
      key: 'nextStep',
      title: text('fields.nextStep'),
      width: 236,
      wrap: true,
      card: 'subtitle',
      render: (row) => <PlannedStep step={row} />,
    },
    {
      key: 'amount',
      title: text('fields.amount'),
      width: 136,
      align: 'end',
      card: 'line',
      render: ({ amount, currency }) => (
        <Money short amount={amount ?? null} {...(currency && { currency })} />
      ),
    },
    {
      key: 'act',
      title: text('web.today.act'),
      width: 146,
      card: 'corner',
      render: (row) =>
        may('pipeline.write') && <Button onClick={() => ask(row.id)}>{text('web.today.log')}</Button>,
    },
  ];
  return (
    <Card
      title={text('web.today.title')}
      flush
      extra={
        phone ? null : (
          <span className="deal-flagged">
            {flags.map((flag) => (
              <Flagged key={flag} flag={flag} />
            ))}
          </span>
        )
      }
    >
      <DataTable
        label={text('web.today.title')}
        height="auto"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        loading={found.isPending}
        error={found.error as ShownError | null}
        onRetry={() => void found.refetch()}
        onOpen={(row) => open(row.id)}
        empty={<p className="deal-nothing y-quiet">{text('web.today.empty')}</p>}
      />
      {found.data?.next && (
        <p className="deal-nothing">
          <Link to={listAddress('/opportunities', due)}>{text('web.today.allDue')}</Link>
        </p>
      )}
      {panel}
    </Card>
  );
}

/** How many of one's own are flagged for this; opens them. */
function Flagged({ flag }: { flag: (typeof flags)[number] }) {
  const text = useText();
  const format = useFormat();
  const filter: readonly Filter[] = [...mine, { field: flag, operator: 'is', values: ['true'] }];
  const { data } = useQuery(api.opportunity.total.query({ query: { filter: JSON.stringify(filter) } }));
  if (!data || data.total === 0) return null;
  return (
    <Link to={listAddress('/opportunities', filter)}>
      {text(`web.field.${flag}`)} <b className="y-number">{format.number(data.total)}</b>
    </Link>
  );
}
