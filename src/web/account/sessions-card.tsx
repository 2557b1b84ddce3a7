import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { Icon } from '../../ui/icons.tsx';
import { Card } from '../../ui/layout.tsx';
import { When } from '../../ui/person.tsx';
import { ErrorState, SkeletonText } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useToast } from '../../ui/toast.tsx';
import { api } from '../api/client.ts';
import { useWrite } from '../api/use-write.ts';
import { deviceOf } from './rules/device-of.ts';
import { useAccountText } from './words.ts';

/** Where I am signed in, this device first; each can be ended, or all others at once. */
export function SessionsCard() {
  const text = useAccountText();
  const { show } = useToast();
  const sessions = useQuery(api.auth.sessions.query());
  const refresh = [api.auth.sessions.key()];
  const failed = (error: Error) => show({ message: error.message, tone: 'bad' });
  const end = useWrite(api.auth.endSession, { refresh });
  const endOthers = useWrite(api.auth.endOtherSessions, { refresh });
  const items = [...(sessions.data?.items ?? [])].sort((a, b) => Number(b.current) - Number(a.current));
  return (
    <Card
      title={text('sessions.title')}
      extra={
        items.length > 1 && (
          <Button
            size="small"
            loading={endOthers.busy}
            onClick={() =>
              void endOthers
                .run({})
                .then(({ ended }) => show({ message: text('sessions.endedOthers', { count: ended }) }))
                .catch(failed)
            }
          >
            {text('sessions.endOthers')}
          </Button>
        )
      }
    >
      {sessions.error && <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {sessions.isPending && <SkeletonText lines={3} />}
      <ul className="y-lines">
        {items.map((session) => {
          const device = deviceOf(session.userAgent);
          return (
            <li key={session.id}>
              <Icon name="globe" />
              <div>
                <div>
                  {device ? text('sessions.on', device) : text('sessions.unknown')}{' '}
                  {session.current && <Tag tone="accent">{text('sessions.this')}</Tag>}
                </div>
                <div className="y-quiet">
                  {text('sessions.seen')} <When at={session.lastSeenAt} />
                  {session.ip && ` · ${session.ip}`}
                </div>
              </div>
              {!session.current && (
                <Button
                  size="small"
                  onClick={() =>
                    void end
                      .run({ params: { id: session.id } })
                      .then(() => show({ message: text('sessions.ended') }))
                      .catch(failed)
                  }
                >
                  {text('sessions.end')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {items.length === 1 && <p className="y-note">{text('sessions.only')}</p>}
    </Card>
  );
}
