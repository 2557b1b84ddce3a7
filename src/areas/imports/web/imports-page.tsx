import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DropZone } from '../../../ui/drop-zone.tsx';
import { Icon, type IconName } from '../../../ui/icons.tsx';
import { Card, Columns, Stack } from '../../../ui/layout.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, SkeletonText } from '../../../ui/states.tsx';
import { usePhone } from '../../../ui/use-phone.ts';
import { api } from '../../../web/api/client.ts';
import { useLiveRefresh } from '../../../web/live.ts';
import { useGo, usePath } from '../../../web/route-hooks.ts';
import { useMay } from '../../../web/session.ts';
import { mergeHistory, type Past } from './history.ts';
import { HistoryTable } from './history-table.tsx';
import './imports.css';
import { accepted, sendFiles } from './send-files.ts';
import type { ShownSet } from './shapes.ts';
import { useText } from './text.ts';

/** Where every import begins, and what was imported before. */
export function ImportsPage() {
  const text = useText();
  const forLeads = usePath() === '/leads/import';
  return (
    <Page title={text(forLeads ? 'web.titleLeads' : 'web.title')}>
      <Columns side={<WhatCanCome />}>
        <Stack>
          <Begin forLeads={forLeads} />
          <History />
        </Stack>
      </Columns>
    </Page>
  );
}

/** @param forLeads a single file holds leads, whatever it looks like: that is what the person came for */
function Begin({ forLeads }: { forLeads: boolean }) {
  const text = useText();
  const go = useGo();
  const may = useMay();
  const [sending, setSending] = useState<{ words: string; share: number } | null>(null);
  const phone = usePhone();
  const [problem, setProblem] = useState<Error | null>(null);
  const others = may('customers.import') || may('pipeline.import') || may('people.manage');
  const only = others && !forLeads ? 'all' : 'leads';
  const take = async (files: File[]) => {
    setProblem(null);
    const words = text('web.uploading', { name: files[0]!.name, count: files.length });
    setSending({ words, share: 0 });
    try {
      go(await sendFiles(files, only, (share) => setSending({ words, share })));
    } catch (error) {
      setProblem(error as Error);
      setSending(null);
    }
  };
  return (
    <>
      <DropZone
        accept={accepted}
        title={text(phone ? 'web.pick' : 'web.drop')}
        choose={text('web.choose')}
        hint={text('web.hint')}
        sending={sending}
        onFiles={(files) => void take(files)}
      />
      {problem && (
        <div className="y-card">
          <ErrorState error={problem} />
        </div>
      )}
    </>
  );
}

function History() {
  const text = useText();
  const may = useMay();
  const sets = useInfiniteQuery(api.importSet.list.pages({}));
  const leads = useInfiniteQuery({ ...api.import.list.pages({}), enabled: may('leads.import') });
  useLiveRefresh(['import'], [api.importSet.list.key(), api.import.list.key()]);
  const error = sets.error ?? leads.error;
  const loading = sets.isPending || (may('leads.import') && leads.isPending);
  const items = mergeHistory([
    {
      items: (sets.data?.pages ?? []).flatMap((page) => page.items.filter(isFilled).map(pastSet)),
      hasMore: sets.hasNextPage,
    },
    {
      items: (leads.data?.pages ?? []).flatMap((page) =>
        page.items.map(
          ({ id, fileName, state, counts, createdByName, createdAt }): Past => ({
            id,
            to: `/leads/import/${id}`,
            fileNames: [fileName],
            state,
            counts: {
              created: counts.created,
              changed: counts.updated,
              known: counts.skipped,
              refused: counts.rejected,
            },
            by: createdByName,
            at: createdAt,
          }),
        ),
      ),
      hasMore: leads.hasNextPage,
    },
  ]);
  const hasMore = sets.hasNextPage || leads.hasNextPage;
  return (
    <Card title={text('web.history.title')} flush={items.length > 0}>
      {error && (
        <ErrorState error={error} onRetry={() => void Promise.all([sets.refetch(), leads.refetch()])} />
      )}
      {!error && loading && <SkeletonText lines={4} />}
      {!error && !loading && items.length === 0 && !hasMore && (
        <EmptyState icon="upload">{text('web.history.empty')}</EmptyState>
      )}
      {items.length > 0 && <HistoryTable items={items} />}
      {hasMore && (
        <button
          type="button"
          className="y-more"
          onClick={() => {
            if (sets.hasNextPage) void sets.fetchNextPage();
            if (leads.hasNextPage) void leads.fetchNextPage();
          }}
        >
          {text('web.history.more')}
        </button>
      )}
    </Card>
  );
}

/** A set whose files were all taken out again is none. */
function isFilled({ fileNames }: ShownSet): boolean {
  return fileNames.length > 0;
}

function pastSet({ id, fileNames, state, counts, createdByName, createdAt }: ShownSet): Past {
  return { id, to: `/import/${id}`, fileNames, state, counts, by: createdByName, at: createdAt };
}

const kinds = [
  ['customers', 'building', 'customers.import'],
  ['pipeline', 'target', 'pipeline.import'],
  ['people', 'people', 'people.manage'],
  ['leads', 'person', 'leads.import'],
  ['systems', 'link', undefined],
] as const satisfies readonly (readonly [string, IconName, string | undefined])[];

/** Only what this person may import. */
function WhatCanCome() {
  const text = useText();
  const may = useMay();
  const mine = kinds.filter(([, , permission]) => may(permission));
  return (
    <Card title={text('web.what.title')}>
      <ul className="imp-what">
        {mine.map(([kind, icon]) => (
          <li key={kind}>
            <Icon name={icon} size={16} />
            <span>{text(`web.what.${kind}`)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
