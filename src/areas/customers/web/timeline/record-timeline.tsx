import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '../../../../ui/layout.tsx';
import { ErrorState, type ShownError } from '../../../../ui/states.tsx';
import { Timeline } from '../../../../ui/timeline.tsx';
import { api } from '../../../../web/api/client.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import { useFiles } from '../../../../web/files/use-files.ts';
import { CommentBox } from '../../../../web/records/comment-box.tsx';
import { useText } from '../text.ts';
import { useTimelineWords } from './use-timeline-words.tsx';

const kinds = ['all', 'communication', 'change', 'comment'] as const;
type Kind = (typeof kinds)[number];
const empties = {
  communication: 'emptyCommunication',
  change: 'emptyChange',
  comment: 'emptyComment',
} as const;

type RecordTimelineProps = { kind: 'account' | 'contact'; id: string; readOnly: boolean };

/** What happened to an account and its people, or to one contact; newest first, all of it or one kind. */
export function RecordTimeline({ kind: of, id, readOnly }: RecordTimelineProps) {
  const text = useText();
  const [kind, setKind] = useState<Kind>('all');
  const { files } = useFiles({ subject: of, subjectId: id });
  const words = useTimelineWords(of, id, files);
  const call = of === 'account' ? api.account : api.contact;
  const pages = useInfiniteQuery(call.timeline.pages({ params: { id }, query: { kind, limit: 30 } }));
  const comment = useWrite(call.comment, { refresh: [call.timeline.key()] });
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
        {!readOnly && (
          <CommentBox
            busy={comment.busy}
            problem={comment.problem?.message ?? null}
            onSend={(said) => comment.run({ params: { id }, body: { text: said } })}
          />
        )}
        {pages.error && items.length === 0 ? (
          <ErrorState error={pages.error as ShownError} onRetry={() => void pages.refetch()} />
        ) : isEmpty && kind !== 'all' ? (
          <p className="y-quiet">{text(`web.timeline.${empties[kind]}`)}</p>
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
