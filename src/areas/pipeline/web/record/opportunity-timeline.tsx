import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/api/client.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import { useFiles } from '../../../../web/files/use-files.ts';
import { CommentBox } from '../../../../web/records/comment-box.tsx';
import { standsAlone, TimelineCard } from '../../../../web/records/timeline-card.tsx';
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
    <TimelineCard
      title={text('web.timeline.title')}
      kinds={kinds.map((value) => ({ value, label: text(`web.timeline.${value}`) }))}
      kind={kind}
      onKind={setKind}
      comment={
        !readOnly && (
          <CommentBox
            busy={comment.busy}
            problem={comment.problem?.message ?? null}
            onSend={(written) => comment.run({ params: { id }, body: { text: written } })}
          />
        )
      }
      pages={pages}
      entries={items.map(words)}
      empty={text('web.timeline.empty')}
    />
  );
}

/** Of the lead's own life only what was said matters here; what came with a communication stands under it. */
function worthShowing(item: TimelineItem): boolean {
  const { type, subjectKind } = item;
  if (!standsAlone(item)) return false;
  return subjectKind !== 'lead' || ['lead.contacted', 'lead.commented', 'file.attached'].includes(type);
}
