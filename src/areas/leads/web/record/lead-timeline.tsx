import { useInfiniteQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { Card } from '../../../../ui/layout.tsx';
import { ErrorState, type ShownError } from '../../../../ui/states.tsx';
import { Timeline } from '../../../../ui/timeline.tsx';
import { api } from '../../../../web/api/client.ts';
import { useFiles } from '../../../../web/files/use-files.ts';
import { MarkLater, useQualificationText } from '../../../qualification/web/index.ts';
import { ScoreTimeline, useScoreNotes } from '../../score/web/lead/score-timeline.tsx';
import type { LeadRecord, TimelineItem } from '../lead-shapes.ts';
import { useText } from '../text.ts';
import { CommentBox } from './comment-box.tsx';
import { useTimelineWords } from './use-timeline-words.tsx';

const kinds = ['all', 'communication', 'score', 'change', 'comment'] as const;
type Kind = (typeof kinds)[number];
const empties = {
  communication: 'emptyCommunication',
  change: 'emptyChange',
  comment: 'emptyComment',
} as const;

/** What happened to a lead, newest first, all of it or one kind; and a remark to be added. */
export function LeadTimeline({ lead, readOnly }: { lead: LeadRecord; readOnly: boolean }) {
  const text = useText();
  const [kind, setKind] = useState<Kind>('all');
  const { files } = useFiles({ subject: 'lead', subjectId: lead.id });
  const qualification = useQualificationText();
  const [marking, setMarking] = useState<Communication | null>(null);
  const words = useTimelineWords(lead.id, files, (item) => {
    const communication = communicationOf(item);
    return communication && !readOnly ? (
      <button type="button" className="y-textbutton lead-mark" onClick={() => setMarking(communication)}>
        {qualification('web.mark.title')}
      </button>
    ) : null;
  });
  const pages = useInfiniteQuery(
    api.lead.timeline.pages({
      params: { id: lead.id },
      query: { kind: kind === 'score' ? 'all' : kind, limit: 30 },
    }),
  );
  const moved = useScoreNotes(lead.id);
  // What came with a communication stands under it.
  const items = (pages.data?.pages.flatMap((page) => page.items) ?? []).filter(
    ({ type, payload }) => type !== 'file.attached' || !payload.partOf,
  );
  const isEmpty = !pages.isPending && items.length === 0;
  return (
    <Card
      title={text('web.timeline.title')}
      extra={
        // biome-ignore lint/a11y/useSemanticElements: narrows the list below; a fieldset would draw a legend
        <span className="y-pills-small" role="group" aria-label={text('web.timeline.title')}>
          {kinds.map((one) => (
            <button key={one} type="button" aria-pressed={one === kind} onClick={() => setKind(one)}>
              {text(`web.timeline.${one}`)}
            </button>
          ))}
        </span>
      }
    >
      <div className="y-stack y-gap-m">
        {!readOnly && <CommentBox id={lead.id} />}
        {kind === 'score' ? (
          <ScoreTimeline id={lead.id} />
        ) : pages.error && items.length === 0 ? (
          <ErrorState error={pages.error as ShownError} onRetry={() => void pages.refetch()} />
        ) : isEmpty && kind !== 'all' ? (
          <p className="y-quiet">{text(`web.timeline.${empties[kind]}`)}</p>
        ) : (
          <Timeline
            entries={withoutRepeats(items).map((item) => {
              const note = moved(item.at);
              return note === null ? words(item) : { ...words(item), note };
            })}
            loading={pages.isPending}
            hasMore={pages.hasNextPage}
            loadingMore={pages.isFetchingNextPage}
            onMore={() => void pages.fetchNextPage()}
          />
        )}
      </div>
      {marking && (
        <Suspense>
          <MarkLater
            subject={{ kind: 'lead', id: lead.id }}
            communicationId={marking.communicationId}
            said={marking.said}
            speaker={lead.name}
            onClose={() => setMarking(null)}
          />
        </Suspense>
      )}
    </Card>
  );
}

type Communication = { communicationId: string; said: string };

/** The words of a communication that stands, if there are any. */
function communicationOf({ type, undone, payload }: TimelineItem): Communication | null {
  const { communicationId, said } = payload;
  if (type !== 'lead.contacted' || undone || typeof communicationId !== 'string') return null;
  return typeof said === 'string' && said !== '' ? { communicationId, said } : null;
}

/** Evidence marked while logging shows in the words themselves; only what was marked afterwards is an entry of its own. */
function withoutRepeats(items: readonly TimelineItem[]): TimelineItem[] {
  const logged = new Set(items.filter(({ type }) => type === 'lead.contacted').map(({ batchId }) => batchId));
  return items.filter(
    ({ type, batchId }) =>
      type !== 'qualification.evidenceMarked' || batchId === null || !logged.has(batchId),
  );
}
