import { useInfiniteQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { api } from '../../../../web/api/client.ts';
import { useFiles } from '../../../../web/files/use-files.ts';
import { standsAlone, TimelineCard } from '../../../../web/records/timeline-card.tsx';
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
  const items = (pages.data?.pages.flatMap((page) => page.items) ?? []).filter(standsAlone);
  return (
    <TimelineCard
      title={text('web.timeline.title')}
      kinds={kinds.map((value) => ({ value, label: text(`web.timeline.${value}`) }))}
      kind={kind}
      onKind={setKind}
      comment={!readOnly && <CommentBox id={lead.id} />}
      pages={pages}
      entries={withoutRepeats(items).map((item) => {
        const note = moved(item.at);
        return note === null ? words(item) : { ...words(item), note };
      })}
      empty={kind === 'all' || kind === 'score' ? undefined : text(`web.timeline.${empties[kind]}`)}
      instead={kind === 'score' ? <ScoreTimeline id={lead.id} /> : undefined}
    >
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
    </TimelineCard>
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
