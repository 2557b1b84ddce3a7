import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Card, Columns } from '../../../../ui/layout.tsx';
import { Page } from '../../../../ui/page.tsx';
import { ErrorState, SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { useLiveRefresh } from '../../../../web/live.ts';
import { useMailText } from '../text.ts';
import '../mail.css';
import { ConnectForm } from './connect-form.tsx';
import { MailboxCard } from './mailbox-card.tsx';
import { PrivateAddresses } from './private-addresses.tsx';

/** My mailboxes: connect one, see how the sync does, who may see what, disconnect. */
export function MailboxesPage() {
  const text = useMailText();
  const [adding, setAdding] = useState(false);
  const boxes = useQuery({ ...api.mailbox.list.query(), refetchInterval: 20_000 });
  useLiveRefresh(['mailbox'], [api.mailbox.list.key()]);
  const items = boxes.data?.items ?? [];
  const isNew = boxes.data !== undefined && items.length === 0;
  return (
    <Page
      title={text('web.boxes.title')}
      breadcrumbs={[{ label: text('web.title'), to: '/mail' }]}
      actions={
        items.length > 0 &&
        !adding && <Button onClick={() => setAdding(true)}>{text('web.boxes.another')}</Button>
      }
    >
      <Columns side={<PrivateAddresses />}>
        {boxes.error && <ErrorState error={boxes.error} onRetry={() => void boxes.refetch()} />}
        {boxes.isPending && (
          <Card>
            <SkeletonText lines={8} height={320} />
          </Card>
        )}
        {(isNew || adding) && (
          <Card title={text('web.boxes.add')}>
            <p className="y-note mail-lead">{text('web.boxes.text')}</p>
            <ConnectForm
              onDone={() => setAdding(false)}
              {...(items.length > 0 && { onCancel: () => setAdding(false) })}
            />
          </Card>
        )}
        {items.map((mailbox) => (
          <MailboxCard key={mailbox.id} mailbox={mailbox} />
        ))}
      </Columns>
    </Page>
  );
}
