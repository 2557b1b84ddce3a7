import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/api/client.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import { useFiles } from '../../../../web/files/use-files.ts';
import { CommentBox } from '../../../../web/records/comment-box.tsx';
import { standsAlone, TimelineCard } from '../../../../web/records/timeline-card.tsx';
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
  const items = (pages.data?.pages.flatMap((page) => page.items) ?? []).filter(standsAlone);
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
            onSend={(said) => comment.run({ params: { id }, body: { text: said } })}
          />
        )
      }
      pages={pages}
      entries={items.map(words)}
      empty={kind === 'all' ? undefined : text(`web.timeline.${empties[kind]}`)}
    />
  );
}
