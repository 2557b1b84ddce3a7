import { Icon } from '../../ui/icons.tsx';
import { Link } from '../../ui/link.tsx';
import { When } from '../../ui/person.tsx';
import { recordList, recordPlace } from '../record-places.ts';
import type { Notification } from './shapes.ts';
import { useNotificationText } from './text.ts';
import { iconOf, useSentence } from './use-sentence.ts';

/** One notification: what happened, to what, when; the whole of it leads to the record. */
export function NotificationRow({
  notification,
  onMark,
  onGo,
}: {
  notification: Notification;
  onMark: (read: boolean) => void;
  onGo: () => void;
}) {
  const text = useNotificationText();
  const sentence = useSentence();
  const { kind, subject, subjectKind, count, at, read } = notification;
  const to = count > 1 ? recordList(subjectKind) : subject && recordPlace(subjectKind, subject.id);
  const body = (
    <>
      <span className="y-notice-says">{sentence(notification)}</span>
      {count === 1 && subject && (
        <span className="y-notice-subject">
          {subject.title}
          {subject.subtitle && <span className="y-quiet"> {subject.subtitle}</span>}
        </span>
      )}
      {count === 1 && !subject && kind !== 'trouble' && <span className="y-quiet">{text('web.gone')}</span>}
      <span className="y-quiet">
        <When at={at} />
      </span>
    </>
  );
  return (
    <li className={read ? 'y-notice' : 'y-notice y-unread'}>
      <span className="y-notice-mark" aria-hidden>
        <Icon name={iconOf[kind]} size={15} />
      </span>
      {to ? (
        <Link
          to={to}
          className="y-notice-body"
          onClick={() => {
            if (!read) onMark(true);
            onGo();
          }}
        >
          {body}
        </Link>
      ) : (
        <span className="y-notice-body">{body}</span>
      )}
      <button
        type="button"
        className="y-iconbutton"
        aria-label={text(read ? 'web.markUnread' : 'web.markRead')}
        title={text(read ? 'web.markUnread' : 'web.markRead')}
        onClick={() => onMark(!read)}
      >
        {read ? <Icon name="undo" size={14} /> : <span className="y-notice-dot" aria-hidden />}
      </button>
    </li>
  );
}
