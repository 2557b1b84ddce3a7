import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { Icon } from '../../../../ui/icons.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { When } from '../../../../ui/person.tsx';
import { ErrorState, SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import type { RecordPanelProps } from '../../../../web/area.ts';
import { useLiveRefresh } from '../../../../web/live.ts';
import { useMay } from '../../../../web/session.ts';
import { partyName } from '../page/party-words.ts';
import type { RecordRef } from '../shapes.ts';
import { useMailText } from '../text.ts';
import { useComposer } from '../write/use-composer.tsx';
import '../mail.css';
import { useAddresses } from './use-addresses.ts';

/** On a record's page: the mails filed on it that I may see, and the way to write one. */
export function RecordMail({ kind, id }: RecordPanelProps) {
  const text = useMailText();
  const may = useMay();
  const composer = useComposer();
  const record = { kind: kind as RecordRef['kind'], id };
  const { title, to } = useAddresses(kind, id);
  const pages = useInfiniteQuery(
    api.mail.threads.pages({ query: { kind: record.kind, recordId: id, limit: 5 } }),
  );
  const boxes = useQuery({ ...api.mailbox.list.query(), enabled: may('mail.use') });
  useLiveRefresh(['mailThread'], [api.mail.threads.key()]);
  const threads = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const connected = (boxes.data?.items ?? []).some(({ state }) => state !== 'paused');
  return (
    <Card
      title={text('web.record.title')}
      extra={
        connected && (
          <Button size="small" onClick={() => composer.ask({ mode: 'new', about: { ...record, title }, to })}>
            <Icon name="mail" size={14} /> {text('web.record.write')}
          </Button>
        )
      }
    >
      {pages.error && threads.length === 0 && (
        <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
      )}
      {pages.isPending && <SkeletonText lines={2} height={60} />}
      {pages.data && threads.length === 0 && (
        <p className="y-quiet">
          {boxes.data && boxes.data.items.length === 0 ? (
            <Link to="/mail/mailboxes">{text('web.record.connect')}</Link>
          ) : (
            text('web.none.record')
          )}
        </p>
      )}
      <ul className="mail-brief">
        {threads.map((thread) => (
          <li key={thread.id}>
            <Link to={`/mail?thread=${thread.id}`}>
              <b>{thread.subject || text('web.noSubject')}</b>
              <span className="y-quiet">
                {thread.direction === 'out' && thread.mine ? text('web.me') : partyName(thread.from)}
                {thread.messages > 1 && ` · ${text('web.messages', { count: thread.messages })}`} ·{' '}
                <When at={thread.lastAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button
          type="text"
          size="small"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {text('web.earlier')}
        </Button>
      )}
      {composer.panel}
    </Card>
  );
}
