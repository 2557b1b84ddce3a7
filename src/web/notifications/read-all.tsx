import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useToast } from '../../ui/toast.tsx';
import { api } from '../api/client.ts';
import { useWrite } from '../api/use-write.ts';
import { notificationKeys } from './notification-list.tsx';
import { useNotificationText } from './text.ts';

/** Marks all as read that came until the latest one there is to see. */
export function ReadAll() {
  const text = useNotificationText();
  const { show } = useToast();
  const latest = useQuery(api.notification.list.query({ query: { unread: 'true', limit: 1 } }));
  const readAll = useWrite(api.notification.readAll, { refresh: notificationKeys });
  const upTo = latest.data?.items[0]?.id;
  return (
    <Button
      type="text"
      size="small"
      disabled={!upTo}
      loading={readAll.busy}
      onClick={() =>
        upTo &&
        void readAll
          .run({ body: { upTo } })
          .then(({ read }) => show({ message: text('web.allRead', { count: read }) }))
          .catch((error: Error) => show({ message: error.message, tone: 'bad' }))
      }
    >
      {text('web.readAll')}
    </Button>
  );
}
