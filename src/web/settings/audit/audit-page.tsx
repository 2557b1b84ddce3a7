import { useInfiniteQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { Card } from '../../../ui/layout.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { Timeline } from '../../../ui/timeline.tsx';
import { api } from '../../api/client.ts';
import { useUrlState } from '../../route-hooks.ts';
import { SettingsTabs } from '../settings-tabs.tsx';
import { useSettingsText } from '../words.ts';
import { AuditFilters, type AuditUrl, noFilter } from './audit-filters.tsx';
import { useEventWords } from './event-words.ts';
import { SubjectLink } from './subject-link.tsx';
import { useNames } from './use-names.ts';
import { WhatChanged } from './what-changed.tsx';

/** The start of a day as the reader's clock has it, as an ISO moment. @param days later */
function dayStart(day: string, days = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + days).toISOString();
}

/** Who did what, when: the whole log, newest first. */
export function AuditPage() {
  const text = useSettingsText();
  const { wordsOf } = useEventWords();
  const names = useNames();
  const [url, setUrl] = useUrlState<AuditUrl>(noFilter);
  const query = {
    limit: 50,
    ...(url.who && { actorId: url.who }),
    ...(url.type && { type: url.type }),
    ...(url.record && { subjectId: url.record }),
    ...(url.from && { from: dayStart(url.from) }),
    ...(url.until && { until: dayStart(url.until, 1) }),
  };
  const log = useInfiniteQuery(api.audit.list.pages({ query }));
  const rows = log.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.keys(query).length > 1;
  const more = () => void log.fetchNextPage();
  return (
    <Page
      title={text('nav.settings')}
      toolbar={
        <>
          <SettingsTabs />
          <AuditFilters url={url} people={names.people} onChange={setUrl} />
        </>
      }
    >
      <Card>
        {log.error ? (
          <ErrorState error={log.error} onRetry={() => void log.refetch()} />
        ) : rows.length === 0 && !log.isPending ? (
          <EmptyState
            icon="clock"
            action={
              log.hasNextPage ? (
                <Button loading={log.isFetchingNextPage} onClick={more}>
                  {text('audit.searchOn')}
                </Button>
              ) : (
                filtered && <Button onClick={() => setUrl(noFilter)}>{text('audit.clear')}</Button>
              )
            }
          >
            {text(log.hasNextPage ? 'audit.notYet' : 'audit.nothing')}
          </EmptyState>
        ) : (
          <Timeline
            loading={log.isPending}
            hasMore={log.hasNextPage}
            loadingMore={log.isFetchingNextPage}
            onMore={more}
            entries={rows.map((row) => ({
              id: String(row.seq),
              at: row.at,
              who: row.actorName ?? text('audit.system'),
              title: (
                <>
                  {wordsOf(row.type)}{' '}
                  {row.subjectId !== row.actorId && (
                    <SubjectLink kind={row.subjectKind} id={row.subjectId} names={names} />
                  )}
                </>
              ),
              body: <WhatChanged payload={row.payload} names={names} />,
              // That Yaosu did it stands before the words already.
              ...(row.via !== 'web' &&
                row.actorName !== null && { note: text(`audit.via.${viaOf(row.via)}`) }),
            }))}
          />
        )}
      </Card>
    </Page>
  );
}

const ways = ['apiKey', 'form', 'cli', 'system'] as const;

function viaOf(via: string): (typeof ways)[number] | 'other' {
  return ways.find((one) => one === via) ?? 'other';
}
