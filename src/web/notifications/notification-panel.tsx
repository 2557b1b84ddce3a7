import { useState } from 'react';
import { Choice } from '../../ui/choice.tsx';
import { Link } from '../../ui/link.tsx';
import { NotificationList } from './notification-list.tsx';
import { ReadAll } from './read-all.tsx';
import { useNotificationText } from './text.ts';

/** Under the bell: the latest, and the ways to all of them and to what one wants to be told. */
export function NotificationPanel({ onClose }: { onClose: () => void }) {
  const text = useNotificationText();
  const [shown, setShown] = useState<'unread' | 'all'>('unread');
  return (
    <section className="y-notice-panel" aria-label={text('web.title')}>
      <header className="y-row y-between">
        <Choice
          label={text('web.title')}
          value={shown}
          choices={[
            { value: 'unread', label: text('web.unread') },
            { value: 'all', label: text('web.all') },
          ]}
          onChange={setShown}
        />
        <ReadAll />
      </header>
      <div className="y-notice-scroll">
        <NotificationList unreadOnly={shown === 'unread'} limit={20} onGo={onClose} />
      </div>
      <footer className="y-row y-between">
        <Link to="/notifications" onClick={onClose}>
          {text('web.seeAll')}
        </Link>
        <Link to="/account" onClick={onClose}>
          {text('web.settings')}
        </Link>
      </footer>
    </section>
  );
}
