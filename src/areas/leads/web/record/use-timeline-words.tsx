import type { ReactNode } from 'react';
import { noonOf } from '../../../../ui/days.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import type { IconName } from '../../../../ui/icons.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import type { TimelineEntry } from '../../../../ui/timeline.tsx';
import { attachedBy } from '../../../../web/files/attached-by.ts';
import { AttachedFiles } from '../../../../web/files/attached-files.tsx';
import type { AttachedFile } from '../../../../web/files/shapes.ts';
import { contactedWords } from '../../../../web/records/communication/contacted-words.ts';
import { kindIcon } from '../../../../web/records/communication/kind-icon.ts';
import { MailLink } from '../../../../web/records/communication/mail-link.tsx';
import { useRecordText } from '../../../../web/records/text.ts';
import { useActivityTimeline } from '../../../activities/web/index.ts';
import { MarkedWords, useQualification, useQualificationTimeline } from '../../../qualification/web/index.ts';
import { askables } from '../communication/body-of.ts';
import type { TimelineItem } from '../lead-shapes.ts';
import { useText } from '../text.ts';
import { type Change, changesIn } from './timeline-changes.ts';
import { useValueWords } from './use-value-words.ts';

const eventWords = {
  'lead.captured': ['captured', 'plus'],
  'lead.edited': ['edited', 'edit'],
  'lead.statusChanged': ['statusChanged', 'right'],
  'lead.converted': ['converted', 'right'],
  'lead.assigned': ['assigned', 'person'],
  'lead.assignedByRule': ['assignedByRule', 'person'],
  'lead.commented': ['sent', 'edit'],
  'lead.contacted': ['communication', 'phone'],
  'lead.woken': ['woken', 'bell'],
  'lead.deleted': ['deleted', 'trash'],
  'lead.undone': ['undone', 'undo'],
  'lead.responseMissed': ['responseMissed', 'clock'],
  'lead.claimed': ['claimed', 'person'],
  'lead.putBack': ['putBack', 'leave'],
  'lead.takenBack': ['takenBack', 'leave'],
  'lead.takeBackAnnounced': ['takeBackAnnounced', 'bell'],
  'lead.merged': ['merged', 'merge'],
  'lead.mergedAway': ['mergedAway', 'merge'],
  'lead.unmerged': ['unmerged', 'merge'],
  'lead.foundDifferent': ['foundDifferent', 'merge'],
  'lead.askedAgain': ['askedAgain', 'globe'],
  'lead.scoreDoubted': ['scoreDoubted', 'target'],
  'file.attached': ['fileAttached', 'file'],
  'file.removed': ['fileRemoved', 'file'],
  'file.restored': ['fileRestored', 'file'],
} as const satisfies Record<string, readonly [string, IconName]>;

/**
 * Words an entry of the log as the timeline shows it.
 *
 * @param files those that hang on the lead now
 * @param noteOf what stands under it, such as acts on it
 */
export function useTimelineWords(
  leadId: string,
  files: readonly AttachedFile[],
  noteOf: (item: TimelineItem) => ReactNode,
): (item: TimelineItem) => TimelineEntry {
  const text = useText();
  const recordText = useRecordText();
  const format = useFormat();
  const now = useNow(60_000);
  const { fieldWords, valueWords } = useValueWords();
  const qualification = useQualification({ kind: 'lead', id: leadId }).data;
  const qualificationWords = useQualificationTimeline(qualification);
  const activityWords = useActivityTimeline();
  const wordsOf = (item: TimelineItem) => qualificationWords(item) ?? activityWords(item);
  const pieces = (qualification?.dimensions ?? []).flatMap(({ name, evidence }) =>
    evidence.map((piece) => ({ ...piece, name })),
  );

  const contacted = (payload: Record<string, unknown>): string =>
    [
      ...contactedWords(payload, recordText),
      ...askables
        .filter((one) => Array.isArray(payload.asked) && payload.asked.includes(one))
        .map((one) => text(`web.communication.askedFor.${one}`)),
    ].join(' · ');
  const titleOf = (item: TimelineItem): string => {
    const { type, payload } = item;
    if (!isKnown(type)) return wordsOf(item)?.title ?? text('web.timeline.other');
    if (type === 'lead.contacted') return contacted(payload);
    if (type === 'lead.captured' && typeof payload.source === 'string')
      return text('web.timeline.capturedFrom', { source: payload.source });
    const day =
      typeof payload.goesOn === 'string' ? format.shortDate(noonOf(payload.goesOn.slice(0, 10)), now) : '';
    return text(`web.timeline.${eventWords[type][0]}`, { day });
  };
  const line = ({ field, before, after }: Change): ReactNode => (
    <div key={field}>
      {fieldWords(field)}
      {text('web.timeline.colon')}
      <span className="y-quiet">{valueWords(field, before)} → </span>
      {valueWords(field, after)}
    </div>
  );
  return (item) => {
    const { payload, type } = item;
    const said = payload.said ?? payload.text ?? payload.reason ?? payload.result;
    const words = typeof said === 'string' && said !== '' ? said : null;
    const changes = changesIn(item);
    const attached = attachedBy(item, files);
    const name = type.startsWith('file.') && attached.length === 0 ? String(payload.name) : null;
    const who = item.actorName ?? (typeof payload.by === 'string' ? payload.by : text('web.timeline.system'));
    return {
      id: String(item.seq),
      at: item.at,
      who: typeof payload.by === 'string' ? payload.by : who,
      icon:
        type === 'lead.contacted'
          ? kindIcon(payload.kind)
          : isKnown(type)
            ? eventWords[type][1]
            : (wordsOf(item)?.icon ?? 'clock'),
      title: (
        <>
          <span className={type === 'lead.commented' ? 'y-quiet' : undefined}>{titleOf(item)}</span>
          <MailLink payload={payload} />
          {item.undone && (
            <>
              {' '}
              <Tag>{text('web.timeline.wasUndone')}</Tag>
            </>
          )}
        </>
      ),
      ...((words !== null || name !== null || changes.length > 0 || attached.length > 0) && {
        body: (
          <div className={item.undone ? 'y-undone' : undefined}>
            {words !== null && (
              <div className="y-pre">
                <MarkedWords
                  text={words}
                  pieces={pieces.filter(
                    ({ communicationId }) =>
                      communicationId !== null && communicationId === payload.communicationId,
                  )}
                />
              </div>
            )}
            {name !== null && <div className="y-quiet">{name}</div>}
            {attached.length > 0 && <AttachedFiles files={attached} />}
            {changes.length > 0 && <div className="y-changes">{changes.map(line)}</div>}
          </div>
        ),
      }),
      note: noteOf(item),
    };
  };
}

function isKnown(type: string): type is keyof typeof eventWords {
  return Object.hasOwn(eventWords, type);
}
