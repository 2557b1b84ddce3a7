import { useQuery } from '@tanstack/react-query';
import { Choice } from '../../../../ui/choice.tsx';
import { addDays, companyToday } from '../../../../ui/days.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { KeyNumber } from '../../../../ui/key-number.tsx';
import { Card, Tiles } from '../../../../ui/layout.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState, ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { useLiveRefresh } from '../../../../web/live.ts';
import { useUrlState } from '../../../../web/route-hooks.ts';
import '../../web/leads.css';
import './assignment.css';
import { OverdueCard } from './overdue-card.tsx';
import { SpeedTable } from './speed-table.tsx';
import { useAssignmentText } from './text.ts';

const periods = ['7', '30', '90'] as const;

/** How soon leads are spoken with: everyone, each team, each person; and those that are overdue now. */
export function SpeedPage() {
  const text = useAssignmentText();
  const format = useFormat();
  const now = useNow(60_000);
  const [{ days }, setUrl] = useUrlState<{ days: unknown }>({ days: 30 });
  const period = periods.find((one) => one === String(days)) ?? '30';
  const until = companyToday(now, format.settings.timeZone);
  const from = addDays(until, 1 - Number(period));
  const speed = useQuery({
    ...api.assignment.speed.query({ query: { from, until } }),
    placeholderData: (before) => before,
  });
  useLiveRefresh(['lead'], [api.assignment.speed.key(), api.assignment.overdue.key()]);
  const figures = speed.data?.figures ?? [];
  const all = figures.find((figure) => figure.of === 'all');
  const long = (minutes: number | null | undefined) =>
    minutes === null || minutes === undefined ? '–' : format.duration(minutes * 60_000);
  return (
    <Page
      title={text('web.speed.title')}
      actions={
        <Choice
          label={text('web.speed.period')}
          value={period}
          choices={periods.map((value) => ({ value, label: text('web.speed.lastDays', { days: value }) }))}
          onChange={(value) => setUrl({ days: Number(value) })}
        />
      }
    >
      <div className="y-stack y-gap-m">
        {speed.error && <ErrorState error={speed.error as ShownError} onRetry={() => void speed.refetch()} />}
        {speed.isPending && (
          <Card>
            <SkeletonText lines={6} />
          </Card>
        )}
        {all && all.leads > 0 && (
          <>
            <Tiles>
              <Card>
                <KeyNumber
                  label={text('web.speed.median')}
                  value={long(all.medianMinutes)}
                  note={text('web.speed.medianText')}
                />
              </Card>
              <Card>
                <KeyNumber
                  label={text('web.speed.p90')}
                  value={long(all.p90Minutes)}
                  note={text('web.speed.p90Text')}
                />
              </Card>
              <Card>
                <KeyNumber
                  label={text('web.speed.inTime')}
                  value={all.withinTarget === null ? '–' : format.percent(all.withinTarget)}
                  {...(all.withinTarget !== null && { share: all.withinTarget })}
                />
              </Card>
              <Card>
                <KeyNumber
                  label={text('web.speed.overdue')}
                  value={format.number(all.overdue)}
                  note={text('web.speed.ofLeads', {
                    leads: format.number(all.leads),
                    contacted: format.number(all.contacted),
                  })}
                  {...(all.overdue > 0 && { tone: 'bad' as const })}
                />
              </Card>
            </Tiles>
            <Card flush>
              <SpeedTable figures={figures} long={long} />
            </Card>
          </>
        )}
        {speed.data && (!all || all.leads === 0) && (
          <Card>
            <EmptyState icon="clock">{text('web.speed.empty')}</EmptyState>
          </Card>
        )}
        <OverdueCard />
      </div>
    </Page>
  );
}
