import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { IconName } from '../../../../ui/icons.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import type { TimelineEntry } from '../../../../ui/timeline.tsx';
import { api } from '../../../../web/api/client.ts';
import { attachedBy } from '../../../../web/files/attached-by.ts';
import { AttachedFiles } from '../../../../web/files/attached-files.tsx';
import type { AttachedFile } from '../../../../web/files/shapes.ts';
import { recordPlace, statusWords } from '../../../../web/record-places.ts';
import { contactedWords } from '../../../../web/records/communication/contacted-words.ts';
import { kindIcon } from '../../../../web/records/communication/kind-icon.ts';
import { MailLink } from '../../../../web/records/communication/mail-link.tsx';
import { useRecordText } from '../../../../web/records/text.ts';
import { useEventWords } from '../../../../web/settings/audit/event-words.ts';
import type { TimelineItem } from '../shapes.ts';
import { useText } from '../text.ts';
import { type Change, changesIn } from './changes.ts';
import { useValueWords } from './use-value-words.ts';

const icons: Readonly<Record<string, IconName>> = {
  created: 'plus',
  captured: 'plus',
  edited: 'edit',
  assigned: 'person',
  deleted: 'trash',
  undone: 'undo',
  commented: 'edit',
  judged: 'target',
  tierSet: 'star',
  merged: 'merge',
  mergedAway: 'merge',
  unmerged: 'merge',
  foundDifferent: 'merge',
  related: 'link',
  unrelated: 'link',
  referred: 'people',
  thanked: 'people',
  referralChanged: 'people',
  referralRemoved: 'people',
  dealerTermsChanged: 'file',
  placed: 'building',
  attached: 'file',
  statusChanged: 'right',
};

/**
 * Words an entry of the log as the timeline of an account or contact shows it. What other areas told (a lead's past, tasks) is worded by
 * the words each area has for its events.
 */
export function useTimelineWords(
  of: 'account' | 'contact',
  id: string,
  files: readonly AttachedFile[],
): (item: TimelineItem) => TimelineEntry {
  const text = useText();
  const recordText = useRecordText();
  const { wordsOf } = useEventWords();
  const { fieldWords, valueWords } = useValueWords();
  const people = useQuery({
    ...api.account.contacts.query({ params: { id } }),
    enabled: of === 'account',
  });
  const nameOf = new Map((people.data?.items ?? []).map((one) => [one.id, one.name]));

  const contacted = (payload: Record<string, unknown>): ReactNode => {
    const who = (Array.isArray(payload.contactIds) ? payload.contactIds : [])
      .map((one) => nameOf.get(String(one)))
      .filter(Boolean);
    return [
      ...contactedWords(payload, recordText),
      ...(who.length > 0 ? [text('web.timeline.with', { names: who.join('、') })] : []),
    ].join(' · ');
  };
  const line = (kind: string, { field, before, after }: Change): ReactNode => {
    const words = (value: unknown) =>
      field === 'status' ? statusWords(kind, String(value)) : valueWords(field, value);
    return (
      <div key={field}>
        {fieldWords(field)}
        {text('web.timeline.colon')}
        <span className="y-quiet">{words(before)} → </span>
        {words(after)}
      </div>
    );
  };
  return (item) => {
    const { payload, type, subjectKind, subjectId } = item;
    const what = type.split('.').at(-1) ?? '';
    const said = payload.said ?? payload.text ?? payload.reason ?? payload.how;
    const words = typeof said === 'string' && said !== '' ? said : null;
    // Who has it knows who had it: a contact's owner is their account's.
    const changes = changesIn(item).filter(
      ({ field }) => fieldWords(field) !== null && !(of === 'account' && field === 'accountId'),
    );
    const attached = attachedBy(item, files);
    const who = typeof payload.by === 'string' ? payload.by : (item.actorName ?? text('web.timeline.system'));
    return {
      id: String(item.seq),
      at: item.at,
      who,
      icon: what === 'contacted' ? kindIcon(payload.kind) : (icons[what] ?? 'clock'),
      title: (
        <>
          <span className={what === 'commented' ? 'y-quiet' : undefined}>
            {what === 'contacted' ? contacted(payload) : wordsOf(type)}
          </span>
          <MailLink payload={payload} />
          {subjectId !== id && (
            <Subject kind={subjectKind} id={subjectId} name={nameOf.get(subjectId) ?? null} />
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
              <div className="y-changes">{changes.map((change) => line(subjectKind, change))}</div>
            )}
          </div>
        ),
      }),
    };
  };
}

/** Whom an entry is about, when it isn't the record itself: one of its people, or the lead it came from. */
function Subject({ kind, id, name }: { kind: string; id: string; name: string | null }) {
  const text = useText();
  const place = recordPlace(kind, id);
  const label = name ?? (kind === 'lead' ? text('web.timeline.fromLead') : null);
  if (!label) return null;
  return <> · {place ? <Link to={place}>{label}</Link> : label}</>;
}
