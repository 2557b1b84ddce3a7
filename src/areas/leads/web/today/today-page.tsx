import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import '../leads.css';
import { hourIn, partOfDay } from '../../../../ui/days.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { KeptPlace } from '../../../../ui/kept-place.tsx';
import { Card, Columns } from '../../../../ui/layout.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState, type ShownError } from '../../../../ui/states.tsx';
import { DataTable } from '../../../../ui/table/data-table.tsx';
import { Quiet } from '../../../../ui/tag.tsx';
import { usePhone } from '../../../../ui/use-phone.ts';
import { api } from '../../../../web/api/client.ts';
import { useLiveRefresh } from '../../../../web/live.ts';
import { RecordPanels } from '../../../../web/record-panels.tsx';
import { leaveTrail } from '../../../../web/records/trail.ts';
import { useGo } from '../../../../web/route-hooks.ts';
import { useMay, useSession } from '../../../../web/session.ts';
import { DueCard } from '../../../activities/web/index.ts';
import { useLogPanel } from '../communication/use-log-panel.tsx';
import { useNewLead } from '../new/use-new-lead.tsx';
import { useText } from '../text.ts';
import { WhereTheyStand } from './where-they-stand.tsx';
import { useWorkColumns } from './work-columns.tsx';

/** The day opens on what to do next, in order, with the reason for the order and one act per row. */
export function TodayPage() {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const go = useGo();
  const may = useMay();
  const phone = usePhone();
  const { person } = useSession();
  const work = useQuery(api.lead.work.query({ query: { limit: 30 } }));
  useLiveRefresh(['lead'], [api.lead.work.key(), api.lead.counts.key(), api.lead.total.key()]);
  const { log, panel } = useLogPanel();
  const fresh = useNewLead();
  const rows = work.data?.items ?? [];
  const open = (id: string) => {
    leaveTrail(
      '/leads',
      rows.map((row) => row.id),
      id,
      '/',
    );
    go(`/leads/${id}`);
  };
  const columns = useWorkColumns({ log, open });
  const part = partOfDay(hourIn(now, format.settings.timeZone));
  const capture = may('leads.write') && (
    <Button type="primary" onClick={fresh.ask} aria-keyshortcuts="n">
      {text('web.list.new')}
    </Button>
  );
  return (
    <Page
      title={text(`web.today.${part}`, { name: person.name })}
      tag={<Quiet>{format.longDay(now)}</Quiet>}
      actions={capture}
    >
      <Columns
        side={
          <>
            <KeptPlace height={92}>
              <DueCard />
            </KeptPlace>
            <WhereTheyStand />
          </>
        }
      >
        <Card title={text('web.today.next')} extra={phone ? null : text('web.today.order')} flush>
          <DataTable
            label={text('web.today.next')}
            height="auto"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            loading={work.isPending}
            error={work.error as ShownError | null}
            onRetry={() => void work.refetch()}
            onOpen={(row) => open(row.id)}
            keyboard
            rowKeys={{ l: log }}
            empty={
              <EmptyState icon="check" action={capture}>
                {text('web.today.emptyTitle')}
              </EmptyState>
            }
          />
        </Card>
        <RecordPanels kind="day" id={person.id} readOnly={false} place="main" />
      </Columns>
      {panel}
      {fresh.panel}
    </Page>
  );
}
