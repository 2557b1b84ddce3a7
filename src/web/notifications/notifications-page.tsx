import { Choice } from '../../ui/choice.tsx';
import { Card } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { useUrlState } from '../route-hooks.ts';
import { NotificationList } from './notification-list.tsx';
import { ReadAll } from './read-all.tsx';
import { useNotificationText } from './text.ts';

/** All notifications of the last ninety days. */
export function NotificationsPage() {
  const text = useNotificationText();
  const [{ show }, set] = useUrlState<{ show: 'all' | 'unread' }>({ show: 'all' });
  return (
    <Page
      title={text('web.title')}
      actions={
        <>
          <Link to="/account">{text('web.settings')}</Link>
          <ReadAll />
        </>
      }
      toolbar={
        <div className="y-notice-page">
          <Choice
            label={text('web.title')}
            value={show}
            choices={[
              { value: 'all', label: text('web.all') },
              { value: 'unread', label: text('web.unread') },
            ]}
            onChange={(next) => set({ show: next })}
          />
        </div>
      }
    >
      <Card>
        <NotificationList unreadOnly={show === 'unread'} limit={50} />
      </Card>
    </Page>
  );
}
