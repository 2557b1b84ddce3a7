import { useQuery, useQueryClient } from '@tanstack/react-query';
import Popover from 'antd/es/popover';
import { lazy, Suspense, useRef, useState } from 'react';
import { Icon } from '../../ui/icons.tsx';
import { useShortcut } from '../../ui/keyboard.ts';
import { SkeletonText } from '../../ui/states.tsx';
import { usePhone } from '../../ui/use-phone.ts';
import { api } from '../api/client.ts';
import { type LiveChange, useLive } from '../live.ts';
import { recordList, recordPlace } from '../record-places.ts';
import { useGo } from '../route-hooks.ts';
import { browserNoticesOn, showBrowserNotice } from './browser-notices.ts';
import { useNotificationText } from './text.ts';
import { useSentence } from './use-sentence.ts';

const NotificationPanel = lazy(() =>
  import('./notification-panel.tsx').then((m) => ({ default: m.NotificationPanel })),
);

/** How many are unread, and the latest of them; on a phone the way to their page. */
export function Bell() {
  const text = useNotificationText();
  const phone = usePhone();
  const go = useGo();
  const [open, setOpen] = useState(false);
  const count = useUnread();
  useShortcut('b', () => (phone ? go('/notifications') : setOpen((was) => !was)));
  const button = (
    <button
      type="button"
      className="y-iconbutton y-bell"
      aria-label={count > 0 ? text('web.bellUnread', { count }) : text('web.bell')}
      {...(phone ? { onClick: () => go('/notifications') } : { 'aria-expanded': open })}
    >
      <Icon name="bell" size={18} />
      {count > 0 && (
        <span className="y-bell-count" aria-hidden>
          {count > 99 ? '99+' : count}
        </span>
      )}
    </button>
  );
  if (phone) return button;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      content={
        <Suspense fallback={<SkeletonText lines={6} height={320} />}>
          {open && <NotificationPanel onClose={() => setOpen(false)} />}
        </Suspense>
      }
    >
      {button}
    </Popover>
  );
}

/** The number of unread ones, as it is; news are also shown by the browser where the person asked for it. */
function useUnread(): number {
  const client = useQueryClient();
  const sentence = useSentence();
  const go = useGo();
  const since = useRef(new Date().toISOString());
  const unread = useQuery({ ...api.notification.unread.query(), refetchInterval: 5 * 60_000 });
  const tellBrowser = async (): Promise<void> => {
    if (!document.hidden || !browserNoticesOn()) return;
    const { items } = await api.notification.list({ query: { unread: 'true', limit: 5 } });
    const fresh = items.filter(({ at }) => at > since.current);
    since.current = fresh[0]?.at ?? since.current;
    for (const one of fresh.reverse()) {
      const { subject, subjectKind, count } = one;
      const to =
        (count > 1 ? recordList(subjectKind) : subject && recordPlace(subjectKind, subject.id)) ??
        '/notifications';
      showBrowserNotice(one.id, sentence(one), count === 1 ? subject?.title : undefined, () => go(to));
    }
  };
  useLive(['notification'], (change: LiveChange) => {
    void client.invalidateQueries({ queryKey: api.notification.unread.key() });
    void client.invalidateQueries({ queryKey: api.notification.list.key() });
    if (change.type === 'notification.made') void tellBrowser().catch(() => {});
  });
  return unread.data?.count ?? 0;
}
