import type { ReactNode } from 'react';
import { noonOf } from '../../../../ui/days.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import type { IconName } from '../../../../ui/icons.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import type { TimelineEntry } from '../../../../ui/timeline.tsx';
import { attachedBy } from '../../../../web/files/attached-by.ts';
import { AttachedFiles } from '../../../../web/files/attached-files.tsx';
import type { AttachedFile } from '../../../../web/files/shapes.ts';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import { contactedWords } from '../../../../web/records/communication/contacted-words.ts';
import { kindIcon } from '../../../../web/records/communication/kind-icon.ts';
import { MailLink } from '../../../../web/records/communication/mail-link.tsx';
import { customWords, useCustomFields } from '../../../../web/records/custom-fields.ts';
import { useRecordText } from '../../../../web/records/text.ts';
import { useActivityTimeline } from '../../../activities/web/index.ts';
import { useQualification, useQualificationTimeline } from '../../../qualification/web/index.ts';
import type { TimelineItem } from '../shapes.ts';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';
import { usePipelines } from '../use-pipelines.ts';
import { changesIn } from './timeline-changes.ts';

const eventWords = {
  'opportunity.opened': ['opened', 'plus'],
  'opportunity.edited': ['edited', 'edit'],
  'opportunity.stageMoved': ['stageMoved', 'right'],
  'opportunity.won': ['won', 'star'],
  'opportunity.lost': ['lost', 'close'],
  'opportunity.reopened': ['reopened', 'undo'],
  'opportunity.assigned': ['assigned', 'person'],
  'opportunity.commented': ['commented', 'edit'],
  'opportunity.deleted': ['deleted', 'trash'],
  'opportunity.undone': ['undone', 'undo'],
  'opportunity.milestoneReached': ['milestoneReached', 'check'],
  'opportunity.leadConverted': ['leadConverted', 'merge'],
  'lead.converted': ['leadConverted', 'merge'],
  'lead.commented': ['commented', 'edit'],
  'file.attached': ['fileAttached', 'file'],
  'file.removed': ['fileRemoved', 'file'],
} as const satisfies Record<string, readonly [string, IconName]>;

const fields = [
  'name',
  'accountName',
  'amount',
  'currency',
  'category',
  'expectedClose',
  'closedOn',
  'closeReasonId',
  'competitorId',
  'closeNote',
  'products',
  'nextStep',
  'nextStepOn',
] as const;
const dayFields = ['expectedClose', 'closedOn', 'nextStepOn'];

/** Words an entry of the log as the timeline shows it. @param files those that hang on the opportunity now */
export function useTimelineWords(
  id: string,
  files: readonly AttachedFile[],
): (item: TimelineItem) => TimelineEntry {
  const text = useText();
  const recordText = useRecordText();
  const valueWords = useValueWords();
  const qualification = useQualification({ kind: 'opportunity', id }).data;
  const qualificationWords = useQualificationTimeline(qualification);
  const activityWords = useActivityTimeline();

  const contacted = (payload: Record<string, unknown>): string =>
    contactedWords(payload, recordText).join(' · ');
  const titleOf = (
    { type, payload }: TimelineItem,
    others: TimelineEntry['title'] | undefined,
  ): ReactNode => {
    if (type.endsWith('.contacted')) return contacted(payload);
    if (type === 'opportunity.leadConverted' && payload.began === false)
      return text('web.timeline.leadJoined');
    if (isKnown(type))
      return text(`web.timeline.${eventWords[type][0]}`, { name: String(payload.name ?? '') });
    return others ?? text('web.timeline.other');
  };
  return (item) => {
    const { payload, type } = item;
    const shared = { ...item, batchId: item.batchId };
    const others = qualificationWords(shared) ?? activityWords(shared);
    const said = payload.said ?? payload.text ?? payload.reason ?? payload.result;
    const words = typeof said === 'string' && said !== '' ? said : null;
    const changes = type === 'opportunity.opened' ? [] : changesIn(item);
    const attached = attachedBy(item, files);
    return {
      id: String(item.seq),
      at: item.at,
      who: typeof payload.by === 'string' ? payload.by : (item.actorName ?? text('web.timeline.system')),
      icon: type.endsWith('.contacted')
        ? kindIcon(payload.kind)
        : isKnown(type)
          ? eventWords[type][1]
          : (others?.icon ?? 'clock'),
      title: (
        <>
          <span className={type.endsWith('.commented') ? 'y-quiet' : undefined}>
            {titleOf(item, others?.title)}
          </span>
          <MailLink payload={payload} />
          {item.subjectKind === 'lead' && (
            <>
              {' '}
              <Tag>{text('web.timeline.leadThen')}</Tag>
            </>
          )}
          {item.undone && (
            <>
              {' '}
              <Tag>{text('web.timeline.wasUndone')}</Tag>
            </>
          )}
        </>
      ),
      ...((words !== null || changes.length > 0 || attached.length > 0) && {
        body: (
          <div className={item.undone ? 'y-undone' : undefined}>
            {words !== null && <div className="y-pre">{words}</div>}
            {attached.length > 0 && <AttachedFiles files={attached} />}
            {changes.length > 0 && (
              <div className="y-changes">
                {changes.map(({ field, before, after }) => (
                  <div key={field}>
                    {valueWords.field(field)}{' '}
                    <span className="y-quiet">{valueWords.value(field, before)} → </span>
                    {valueWords.value(field, after)}
                  </div>
                ))}
              </div>
            )}
          </div>
        ),
      }),
    };
  };
}

function useValueWords() {
  const text = useText();
  const name = useNames();
  const format = useFormat();
  const now = useNow(60_000);
  const { nameOf } = useColleagues();
  const { settings, stageOf } = usePipelines();
  const custom = useCustomFields('opportunity');
  const shared = useRecordText();
  return {
    field(field: string): string {
      if (field === 'ownerId') return text('web.field.owner');
      if (field === 'stageId') return text('fields.stage');
      if (field === 'people') return text('fields.people');
      if (field === 'competitors') return text('fields.competitors');
      if (field === 'closeReasonId') return text('fields.closeReason');
      if (field === 'competitorId') return text('fields.competitor');
      const known = fields.find((one) => one === field);
      if (known) return text(`fields.${known}`);
      return custom.find(({ key }) => `custom.${key}` === field)?.label ?? field.replace(/^custom\./, '');
    },
    value(field: string, value: unknown): string {
      const isEmpty = value === null || value === undefined || value === '';
      if (isEmpty || (Array.isArray(value) && value.length === 0)) return text('web.timeline.empty2');
      if (field === 'ownerId') return nameOf(String(value)) ?? text('web.timeline.other');
      if (field === 'stageId') return name(stageOf(String(value))?.names) || '…';
      if (field === 'category') return text(`category.${value as 'commit'}`);
      if (field === 'people')
        return (value as { role: 'user' }[]).map(({ role }) => text(`web.role.${role}`)).join('、');
      if (field === 'closeReasonId')
        return name(settings?.reasons.find(({ id }) => id === value)?.names) || '…';
      if (field === 'competitorId' || field === 'competitors')
        return [value]
          .flat()
          .map((id) => settings?.competitors.find((one) => one.id === id)?.name ?? '…')
          .join('、');
      if (dayFields.includes(field)) return format.shortDate(noonOf(String(value)), now);
      if (field === 'amount') return format.number(String(value), 2);
      return customWords(value, shared);
    },
  };
}

function isKnown(type: string): type is keyof typeof eventWords {
  return Object.hasOwn(eventWords, type);
}
