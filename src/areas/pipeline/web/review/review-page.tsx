import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Select from 'antd/es/select';
import { addDays } from '../../../../kernel/days.ts';
import { Choice } from '../../../../ui/choice.tsx';
import { companyToday } from '../../../../ui/days.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Page } from '../../../../ui/page.tsx';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { useLiveRefresh } from '../../../../web/live.ts';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import { useUrlState } from '../../../../web/route-hooks.ts';
import { reachOf, useSession } from '../../../../web/session.ts';
import '../pipeline.css';
import { periodOf } from '../forecast/periods.ts';
import { useText } from '../text.ts';
import { ChangesCard } from './changes-card.tsx';
import { CohortsCard } from './cohorts-card.tsx';
import { ContactCard } from './contact-card.tsx';
import { DecidedCard } from './decided-card.tsx';
import { FunnelCard } from './funnel-card.tsx';
import { ReviewFigures } from './review-figures.tsx';

const spans = { '7': 'sinceWeek', '14': 'sinceTwoWeeks', '30': 'sinceMonth' } as const;
const minutes = 60_000;

/** What a sales meeting looks at: what changed, what needs attention, whether it suffices, how fast it goes, how it comes out. */
export function ReviewPage() {
  const text = useText();
  const today = companyToday(useNow(minutes), useFormat().settings.timeZone);
  const [state, setState] = useUrlState<{ days: unknown; who: unknown }>({ days: 7, who: '' });
  const days =
    (Object.keys(spans) as (keyof typeof spans)[]).find((one) => one === String(state.days)) ?? '7';
  const who = String(state.who);
  const since = addDays(today, -Number(days));
  const quarter = periodOf('quarter', today);
  const scope = who.startsWith('team:')
    ? { teamId: who.slice(5) }
    : who.startsWith('person:')
      ? { ownerId: who.slice(7) }
      : {};
  const summary = useQuery({
    ...api.review.summary.query({ query: { ...scope, since, from: quarter.from, until: quarter.until } }),
    placeholderData: keepPreviousData,
  });
  useLiveRefresh(['opportunity', 'forecast'], [api.review.summary.key(), api.review.changes.key()]);
  const choices = useScopeChoices();
  return (
    <Page
      title={text('web.review.title')}
      actions={
        <>
          <Choice
            label={text('web.review.since')}
            value={days}
            choices={(Object.keys(spans) as (keyof typeof spans)[]).map((value) => ({
              value,
              label: text(`web.review.${spans[value]}`),
            }))}
            onChange={(value) => setState({ days: Number(value) })}
          />
          {choices.length > 1 && (
            <Select
              aria-label={text('web.review.who')}
              popupMatchSelectWidth={false}
              showSearch={{ optionFilterProp: 'label' }}
              getPopupContainer={popupPlace}
              value={who}
              options={choices}
              onChange={(value: string) => setState({ who: value })}
            />
          )}
        </>
      }
    >
      <div className="y-stack y-gap-m">
        {summary.error && (
          <ErrorState error={summary.error as ShownError} onRetry={() => void summary.refetch()} />
        )}
        {summary.isPending && (
          <Card>
            <SkeletonText lines={8} />
          </Card>
        )}
        {summary.data && (
          <>
            <ReviewFigures summary={summary.data} scope={scope} />
            <ChangesCard summary={summary.data} scope={scope} since={since} />
          </>
        )}
        <div className="deal-charts">
          <FunnelCard scope={scope} today={today} />
          <CohortsCard scope={scope} today={today} />
        </div>
        <DecidedCard scope={scope} today={today} />
        <ContactCard scope={scope} today={today} />
      </div>
    </Page>
  );
}

/** Everything one sees, one's teams, one's people. */
function useScopeChoices(): { value: string; label: string }[] {
  const text = useText();
  const reach = reachOf(useSession(), 'pipeline.read');
  const { active } = useColleagues();
  const teams = useQuery({
    ...api.people.teams.query(),
    staleTime: 5 * minutes,
    enabled: reach !== 'own',
  });
  const all = { value: '', label: text('web.review.everyone') };
  if (reach === 'own') return [all];
  return [
    all,
    ...(teams.data?.items ?? []).map((one) => ({ value: `team:${one.id}`, label: one.name })),
    ...active.map((one) => ({ value: `person:${one.id}`, label: one.name })),
  ];
}
