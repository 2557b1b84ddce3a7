import Button from 'antd/es/button';
import { useToast } from '../../../../ui/toast.tsx';
import { api } from '../../../../web/api/client.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import type { Message, OutgoingItem } from '../shapes.ts';
import { useMailText } from '../text.ts';
import { mailKeys } from './mail-keys.ts';

type Outgoing = NonNullable<Message['outgoing']>;

/** How a mail of mine does that is still on its way, or did not get through; and what to do about it. */
export function OutgoingState({ id, outgoing }: { id: string; outgoing: Outgoing | OutgoingItem }) {
  const text = useMailText();
  const { show } = useToast();
  const cancel = useWrite(api.outgoing.cancel, { refresh: mailKeys });
  const again = useWrite(api.outgoing.again, { refresh: mailKeys });
  const settle = useWrite(api.outgoing.settle, { refresh: mailKeys });
  const { state, failure, copied } = outgoing;
  const act = (write: typeof cancel, said: string) =>
    void write
      .run({ params: { id } })
      .then(() => show({ message: said }))
      .catch((error: Error) => show({ message: error.message, tone: 'bad' }));
  const isBad = state === 'failed' || state === 'unsure';
  return (
    <div className={isBad ? 'mail-out mail-out-bad' : 'mail-out'} role="status">
      <div>
        <b>{text(`web.out.${state}`)}</b>
        {failure && (
          <div>
            {failure.title}
            {failure.next && <span className="y-note">{failure.next}</span>}
          </div>
        )}
        {state === 'sent' && copied === 'failed' && <div>{text('web.out.notCopied')}</div>}
      </div>
      <span className="y-row y-gap-s">
        {state === 'queued' && (
          <Button size="small" loading={cancel.busy} onClick={() => act(cancel, text('web.write.stopped'))}>
            {text('web.out.stop')}
          </Button>
        )}
        {isBad && (
          <Button size="small" loading={again.busy} onClick={() => act(again, text('web.out.againDone'))}>
            {text('web.out.again')}
          </Button>
        )}
        {state === 'unsure' && (
          <Button size="small" loading={settle.busy} onClick={() => act(settle, text('web.out.settled'))}>
            {text('web.out.settle')}
          </Button>
        )}
      </span>
    </div>
  );
}
