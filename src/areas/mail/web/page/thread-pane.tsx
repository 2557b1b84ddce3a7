import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useEffect, useRef, useState } from 'react';
import { useShortcut } from '../../../../ui/keyboard.ts';
import { EmptyState, ErrorState, SkeletonText } from '../../../../ui/states.tsx';
import { Key } from '../../../../ui/tag.tsx';
import { useToast } from '../../../../ui/toast.tsx';
import { usePhone } from '../../../../ui/use-phone.ts';
import { api } from '../../../../web/api/client.ts';
import { asProblem } from '../../../../web/api/problem.ts';
import { queryClient } from '../../../../web/query-client.ts';
import { MoreMenu } from '../../../../web/records/more-menu.tsx';
import type { Mode, WholeThread } from '../shapes.ts';
import { useMailText } from '../text.ts';
import { useComposer } from '../write/use-composer.tsx';
import { FilingsBar } from './filings-bar.tsx';
import { mailKeys } from './mail-keys.ts';
import { MessageCard } from './message-card.tsx';
import { ShareMenu } from './share-menu.tsx';

const refresh = () => Promise.all(mailKeys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));

/** One thread to read and to answer. */
export function ThreadPane({ id }: { id: string }) {
  const text = useMailText();
  const found = useQuery(api.mail.thread.query({ params: { id } }));
  if (found.data) return <Whole key={id} thread={found.data} />;
  if (asProblem(found.error)?.status === 404) return <EmptyState icon="mail">{text('web.gone')}</EmptyState>;
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  return <SkeletonText lines={9} height={420} />;
}

function Whole({ thread }: { thread: WholeThread }) {
  const text = useMailText();
  const phone = usePhone();
  const { show } = useToast();
  const composer = useComposer();
  const { id, version, all, mine, subject } = thread;
  const last = all.at(-1);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(last ? [last.id] : []));
  const latest = useRef<HTMLDivElement>(null);
  // A long thread opens at its last mail.
  useEffect(() => latest.current?.lastElementChild?.scrollIntoView({ block: 'nearest' }), []);
  // A machine's mail is never answered; whoever wants to writes to somebody.
  const answerable = mine && all.findLast(({ automatic }) => automatic === null || automatic === 'list');
  const write = (mode: Mode) => {
    const message = mode === 'forward' ? last : answerable;
    const about = thread.filings.find(({ title }) => title !== null);
    if (message)
      composer.ask({
        mode,
        messageId: message.id,
        mailboxId: thread.mailboxId,
        ...(about && { about: { kind: about.kind, id: about.id, title: about.title ?? '' } }),
      });
  };
  useShortcut('r', () => write('reply'), Boolean(answerable));
  useShortcut('a', () => write('replyAll'), Boolean(answerable));
  const setPrivate = async (wanted: boolean) => {
    try {
      await api.mail.change({ params: { id }, body: { version, private: wanted } });
      await refresh();
      show({ message: text(wanted ? 'web.private.done' : 'web.private.undone') });
    } catch (error) {
      show({ message: (error as Error).message, tone: 'bad' });
    }
  };
  const stranger = all.find(({ direction }) => direction === 'in')?.from.address;
  const keepOut = () =>
    api.mailbox
      .keepPrivate({ body: { address: stranger! } })
      .then(refresh)
      .then(() => show({ message: text('web.private.addressDone', { address: stranger }) }))
      .catch((error: Error) => show({ message: error.message, tone: 'bad' }));
  return (
    <div className="mail-thread">
      <header className="mail-thread-head">
        <h2>{subject || text('web.noSubject')}</h2>
        <span className="y-row y-gap-xs">
          <ShareMenu thread={thread} />
          {mine && (
            <MoreMenu
              label={text('web.more')}
              items={[
                [
                  'lock',
                  text(thread.private ? 'web.private.undo' : 'web.private.act'),
                  () => void setPrivate(!thread.private),
                ],
                ...(stranger
                  ? ([
                      ['close', text('web.private.address', { address: stranger }), () => void keepOut()],
                    ] as ['close', string, () => void][])
                  : []),
              ]}
            />
          )}
        </span>
      </header>
      {!mine && <p className="y-quiet">{text('web.owner', { name: thread.ownerName ?? '' })}</p>}
      <FilingsBar thread={thread} />
      {thread.private && <p className="y-note">{text('web.private.note')}</p>}
      <div ref={latest} className="mail-messages">
        {all.map((message) => (
          <MessageCard
            key={message.id}
            message={message}
            thread={thread}
            open={open.has(message.id)}
            onToggle={() => setOpen(toggled(open, message.id))}
          />
        ))}
      </div>
      {mine && !thread.private && last && (
        <div className="y-row y-gap-s mail-answer">
          {answerable && (
            <>
              <Button type="primary" onClick={() => write('reply')} aria-keyshortcuts="r">
                {text('web.write.reply')} {!phone && <Key>R</Key>}
              </Button>
              <Button onClick={() => write('replyAll')} aria-keyshortcuts="a">
                {text('web.write.replyAll')}
              </Button>
            </>
          )}
          <Button onClick={() => write('forward')}>{text('web.write.forward')}</Button>
        </div>
      )}
      {composer.panel}
    </div>
  );
}

function toggled(open: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(open);
  if (!next.delete(id)) next.add(id);
  return next;
}
