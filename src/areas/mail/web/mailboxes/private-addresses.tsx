import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { Icon } from '../../../../ui/icons.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { ErrorState, SkeletonText } from '../../../../ui/states.tsx';
import { useToast } from '../../../../ui/toast.tsx';
import { api } from '../../../../web/api/client.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import { useMailText } from '../text.ts';

/** Addresses whose mail is not business. */
export function PrivateAddresses() {
  const text = useMailText();
  const { show } = useToast();
  const [typed, setTyped] = useState('');
  const addresses = useQuery(api.mailbox.privateAddresses.query());
  const refresh = [api.mailbox.privateAddresses.key(), api.mail.threads.key()];
  const add = useWrite(api.mailbox.keepPrivate, { refresh });
  const remove = useWrite(api.mailbox.allowAgain, { refresh });
  const failed = (error: Error) => show({ message: error.message, tone: 'bad' });
  const items = addresses.data?.items ?? [];
  return (
    <Card title={text('web.boxes.privateTitle')}>
      <p className="y-note mail-lead">{text('web.boxes.privateText')}</p>
      <form
        className="y-row y-gap-s"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() === '') return;
          void add
            .run({ body: { address: typed.trim() } })
            .then(() => setTyped(''))
            .catch(failed);
        }}
      >
        <Input
          className="mail-grow"
          aria-label={text('web.boxes.privatePlaceholder')}
          placeholder={text('web.boxes.privatePlaceholder')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button htmlType="submit" loading={add.busy}>
          {text('web.boxes.privateAdd')}
        </Button>
      </form>
      {addresses.error && <ErrorState error={addresses.error} onRetry={() => void addresses.refetch()} />}
      {addresses.isPending && <SkeletonText lines={2} />}
      {addresses.data && items.length === 0 && <p className="y-quiet">{text('web.boxes.privateNone')}</p>}
      <ul className="mail-private">
        {items.map(({ address }) => (
          <li key={address}>
            <span>{address}</span>
            <button
              type="button"
              className="y-iconbutton"
              aria-label={text('web.boxes.privateRemove', { address })}
              title={text('web.boxes.privateRemove', { address })}
              onClick={() => void remove.run({ params: { address } }).catch(failed)}
            >
              <Icon name="close" size={14} />
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
