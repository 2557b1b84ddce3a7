import { useInfiniteQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { EmptyState, ErrorState, SkeletonText } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { api } from '../api/client.ts';
import { useWrite } from '../api/use-write.ts';
import { NotificationRow } from './notification-row.tsx';
import { useNotificationText } from './text.ts';
import './notifications.css';

export const notificationKeys = [api.notification.list.key(), api.notification.unread.key()];

/** What concerns me, latest first, with the way on to earlier ones. */
export function NotificationList({
  unreadOnly,
  limit,
  onGo = () => {},
}: {
  unreadOnly: boolean;
  limit: number;
  onGo?: () => void;
}) {
  const text = useNotificationText();
  const { show } = useToast();
  const pages = useInfiniteQuery(
    api.notification.list.pages({ query: { limit, ...(unreadOnly && { unread: 'true' as const }) } }),
  );
  const mark = useWrite(api.notification.mark, { refresh: notificationKeys });
  if (pages.error && !pages.data)
    return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <SkeletonText lines={6} height={260} />;
  const items = pages.data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return (
      <EmptyState icon="bell">
        {text(unreadOnly ? 'web.emptyUnread' : 'web.empty')}
        {!unreadOnly && <span className="y-note">{text('web.emptyText')}</span>}
      </EmptyState>
    );
  return (
    <>
      <ul className="y-notices">
        {items.map((one) => (
          <NotificationRow
            key={one.id}
            notification={one}
            onGo={onGo}
            onMark={(read) =>
              void mark
                .run({ params: { id: one.id }, body: { read } })
                .catch((error: Error) => show({ message: error.message, tone: 'bad' }))
            }
          />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button
          block
          type="text"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {text('web.more')}
        </Button>
      )}
    </>
  );
}
