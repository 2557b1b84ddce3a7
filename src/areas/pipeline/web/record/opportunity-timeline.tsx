import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '../../../../ui/layout.tsx';
import { ErrorState, type ShownError } from '../../../../ui/states.tsx';
import { Timeline } from '../../../../ui/timeline.tsx';
import { api } from '../../../../web/api/client.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import { useFiles } from '../../../../web/files/use-files.ts';
import { CommentBox } from '../../../../web/records/comment-box.tsx';
import type { OpportunityRecord, TimelineItem } from '../shapes.ts';
import { useText } from '../text.ts';
import { useTimelineWords } from './use-timeline-words.tsx';

const kinds = ['all', 'communication', 'stage', 'change', 'comment'] as const;

/** What happened to an opportunity and to the lead it came from, newest first; and a remark to be added. */
export function OpportunityTimeline({
  opportunity,
  readOnly,
}: {
  opportunity: OpportunityRecord;
  readOnly: boolean;
}) {
  const text = useText();
  const { id } = opportunity;
  const [kind, setKind] = useState<(typeof kinds)[number]>('all');
  const { files } = useFiles({ subject: 'opportunity', subjectId: id });
  const words = useTimelineWords(id, files);
  const pages = useInfiniteQuery(
    api.opportunity.timeline.pages({ params: { id }, query: { kind, limit: 30 } }),
  );
  const comment = useWrite(api.opportunity.comment, {
    refresh: [api.opportunity.timeline.key(), api.opportunity.read.key({ params: { id } })],
  });
  const items = (pages.data?.pages.flatMap((page) => page.items) ?? []).filter(worthShowing);
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
        {!readOnly && (
          <CommentBox
            busy={comment.busy}
            problem={comment.problem?.message ?? null}
            onSend={(written) => comment.run({ params: { id }, body: { text: written } })}
          />
        )}
        {pages.error && items.length === 0 ? (
          <ErrorState error={pages.error as ShownError} onRetry={() => void pages.refetch()} />
        ) : !pages.isPending && items.length === 0 ? (
          <p className="y-quiet">{text('web.timeline.empty')}</p>
        ) : (
          <Timeline
            entries={items.map(words)}
            loading={pages.isPending}
            hasMore={pages.hasNextPage}
            loadingMore={pages.isFetchingNextPage}
            onMore={() => void pages.fetchNextPage()}
          />
        )}
      </div>
    </Card>
  );
}

/** Of the lead's own life only what was said matters here; what came with a communication stands under it. */
function worthShowing({ type, subjectKind, payload }: TimelineItem): boolean {
  if (type === 'file.attached' && payload.partOf) return false;
  return subjectKind !== 'lead' || ['lead.contacted', 'lead.commented', 'file.attached'].includes(type);
}
