import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { useEffect } from 'react';
import { companyToday } from '../../../ui/days.ts';
import { useFormat, useNow } from '../../../ui/format-context.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { useShortcut } from '../../../ui/keyboard.ts';
import { Card } from '../../../ui/layout.tsx';
import { Page } from '../../../ui/page.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../ui/states.tsx';
import { usePhone } from '../../../ui/use-phone.ts';
import { api } from '../../../web/api/client.ts';
import { useLiveRefresh } from '../../../web/live.ts';
import { useColleagues } from '../../../web/records/colleagues.ts';
import { useUrlState } from '../../../web/route-hooks.ts';
import { reachOf, useMay, useSession } from '../../../web/session.ts';
import './activities.css';
import { Agenda } from './agenda.tsx';
import { DayGrid } from './day-grid.tsx';
import { byDay, daysShown, turned, type View } from './days-shown.ts';
import { FeedCard } from './feed-card.tsx';
import { useActivityText } from './text.ts';
import { useTaskPanel } from './use-task-panel.tsx';

const views = ['month', 'week', 'agenda'] as const;

/** What is planned, day by day: one's own, a colleague's, the team's. */
export function CalendarPage() {
  const text = useActivityText();
  const format = useFormat();
  const session = useSession();
  const mayWrite = useMay()('tasks.write');
  const phone = usePhone();
  const { active } = useColleagues();
  const today = companyToday(useNow(60_000), format.settings.timeZone);
  const [state, set] = useUrlState<{ view: View; day: string; who: string; task: string }>({
    view: phone ? 'agenda' : 'month',
    day: '',
    who: session.person.id,
    task: '',
  });
  const view: View = phone ? 'agenda' : state.view;
  const day = state.day || today;
  const days = daysShown(view, day);
  const mine = active.find((one) => one.id === session.person.id);
  const team = active.filter((one) => one.teamId !== null && one.teamId === mine?.teamId);
  const reach = reachOf(session, 'tasks.read');
  const people = state.who === 'team' ? team.map((one) => one.id).join(',') : state.who;
  const found = useQuery({
    ...api.calendar.stretch.query({ query: { from: days[0]!, to: days.at(-1)!, people } }),
    placeholderData: (before) => before,
  });
  useLiveRefresh(['task', 'lead', 'account', 'opportunity'], [api.calendar.stretch.key()]);
  const { ask, panel } = useTaskPanel();
  useShortcut('t', () => ask({ day }), mayWrite);
  const asked = useQuery({
    ...api.task.read.query({ params: { id: state.task } }),
    enabled: state.task !== '',
  }).data;
  // A calendar program leads here with the task to be opened.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each task asked for
  useEffect(() => {
    if (!asked) return;
    ask({ task: asked });
    set({ task: '' });
  }, [asked?.id]);
  const entries = byDay(found.data?.tasks ?? [], found.data?.steps ?? []);
  const shared = {
    days,
    entries,
    today,
    withNames: state.who === 'team',
    readOnly: !mayWrite,
    onPlan: (on: string) => mayWrite && ask({ day: on }),
    onOpen: (task: Parameters<typeof ask>[0]['task']) => task && ask({ task }),
  };
  return (
    <Page
      title={text('web.title')}
      tag={<span className="y-quiet">{format.month(`${day}T12:00:00Z`)}</span>}
      actions={
        mayWrite && (
          <Button type="primary" aria-keyshortcuts="t" onClick={() => ask({ day: today })}>
            {text('web.new')}
          </Button>
        )
      }
      toolbar={
        <div className="act-toolbar">
          <div className="y-row y-gap-xs">
            <button
              type="button"
              className="y-iconbutton"
              aria-label={text('web.earlier')}
              onClick={() => set({ day: turned(view, day, -1) })}
            >
              <Icon name="left" />
            </button>
            <Button size="small" onClick={() => set({ day: '' })}>
              {text('web.today')}
            </Button>
            <button
              type="button"
              className="y-iconbutton"
              aria-label={text('web.later')}
              onClick={() => set({ day: turned(view, day, 1) })}
            >
              <Icon name="right" />
            </button>
          </div>
          <div className="y-row y-gap-s">
            {reach !== 'own' && (
              <Select
                aria-label={text('web.whose')}
                className="act-whose"
                showSearch={{ optionFilterProp: 'label' }}
                value={state.who}
                options={[
                  { value: session.person.id, label: text('web.mine') },
                  ...(team.length > 1 ? [{ value: 'team', label: text('web.team') }] : []),
                  ...active
                    .filter((one) => one.id !== session.person.id)
                    .map(({ id, name, teamName }) => ({
                      value: id,
                      label: [name, teamName].filter(Boolean).join(' · '),
                    })),
                ]}
                onChange={(who: string) => set({ who })}
              />
            )}
            {!phone && (
              // biome-ignore lint/a11y/useSemanticElements: chooses what is shown below; a fieldset would draw a legend
              <span className="y-pills-small" role="group" aria-label={text('web.view.label')}>
                {views.map((one) => (
                  <button
                    key={one}
                    type="button"
                    aria-pressed={one === view}
                    onClick={() => set({ view: one })}
                  >
                    {text(`web.view.${one}`)}
                  </button>
                ))}
              </span>
            )}
          </div>
        </div>
      }
    >
      {found.data?.more && <p className="y-quiet">{text('web.tooMany')}</p>}
      {found.error && !found.data ? (
        <ErrorState error={found.error as ShownError} onRetry={() => void found.refetch()} />
      ) : view !== 'agenda' ? (
        // The days stand at once; what is planned comes into them.
        <DayGrid {...shared} view={view} month={day.slice(0, 7)} />
      ) : found.isPending ? (
        <Card>
          <SkeletonText lines={4} height={160} />
        </Card>
      ) : (
        <Agenda {...shared} />
      )}
      <div className="act-below">
        <FeedCard />
      </div>
      {panel}
    </Page>
  );
}
