import { useState } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { Person, When } from '../../../../ui/person.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { useToast } from '../../../../ui/toast.tsx';
import { api } from '../../../../web/api/client.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import type { Message, WholeThread } from '../shapes.ts';
import { useMailText } from '../text.ts';
import { AttachmentList } from './attachment-list.tsx';
import { foldQuotes } from './folded-text.ts';
import { mailKeys } from './mail-keys.ts';
import { OutgoingState } from './outgoing-state.tsx';
import { partyFull, partyName } from './party-words.ts';

/** One mail of a thread: a line when folded, else from whom to whom, and its text as plain text. */
export function MessageCard({
  message,
  thread,
  open,
  onToggle,
}: {
  message: Message;
  thread: WholeThread;
  open: boolean;
  onToggle: () => void;
}) {
  const text = useMailText();
  const format = useFormat();
  const { from, to, cc, sentAt, automatic, flaws, hidden, attachments, outgoing, content } = message;
  const tags = (
    <>
      {automatic && <Tag>{text(`web.message.automatic.${automatic}`)}</Tag>}
      {flaws.length > 0 && (
        <Tag tone="warn">{flaws.map((flaw) => text(`web.message.flaw.${flaw}`)).join('；')}</Tag>
      )}
      {hidden && <Tag tone="info">{text('web.message.hidden')}</Tag>}
    </>
  );
  return (
    <article className={open ? 'mail-message' : 'mail-message mail-folded'}>
      <header>
        <button type="button" className="mail-message-head" aria-expanded={open} onClick={onToggle}>
          <Person name={partyName(from)} markOnly />
          <span className="mail-message-who">
            <span className="mail-message-name">
              <b title={partyFull(from)}>{partyName(from)}</b> {tags}
            </span>
            <span className="y-quiet" title={[...to, ...cc].map(partyFull).join('\n')}>
              {open
                ? text('web.toLine', { names: format.list([...to, ...cc].map(partyName)) })
                : foldQuotes(message.text).written.slice(0, 120)}
            </span>
          </span>
          <span className="y-quiet" title={format.dateTime(sentAt)}>
            {attachments.length > 0 && !open && <Icon name="file" size={13} />} <When at={sentAt} />
          </span>
        </button>
        {open && thread.mine && content === 'whole' && <HideButton message={message} />}
      </header>
      {outgoing && outgoing.state !== 'sent' && <OutgoingState id={message.id} outgoing={outgoing} />}
      {open && (
        <div className="mail-message-body">
          {content === 'whole' ? (
            <MessageText text={message.text} />
          ) : (
            <p className="y-quiet">
              {text(content === 'waiting' ? 'web.message.waiting' : 'web.message.header')}
            </p>
          )}
          {attachments.length > 0 && <AttachmentList attachments={attachments} thread={thread} />}
        </div>
      )}
    </article>
  );
}

/** What was written, and what it answers behind a press. */
function MessageText({ text: whole }: { text: string }) {
  const text = useMailText();
  const [shown, setShown] = useState(false);
  const { written, quoted } = foldQuotes(whole);
  return (
    <>
      <div className="y-pre">{written}</div>
      {quoted && (
        <>
          <button
            type="button"
            className="mail-quote-toggle"
            aria-expanded={shown}
            aria-label={text(shown ? 'web.message.unquoted' : 'web.message.quoted')}
            title={text(shown ? 'web.message.unquoted' : 'web.message.quoted')}
            onClick={() => setShown(!shown)}
          >
            <Icon name="more" size={14} />
          </button>
          {shown && <div className="y-pre mail-quote">{quoted}</div>}
        </>
      )}
    </>
  );
}

function HideButton({ message: { id, hidden } }: { message: Message }) {
  const text = useMailText();
  const { show } = useToast();
  const hide = useWrite(api.mail.hide, { refresh: mailKeys });
  const label = text(hidden ? 'web.message.show' : 'web.message.hide');
  return (
    <button
      type="button"
      className="y-iconbutton"
      aria-label={label}
      title={label}
      onClick={() =>
        void hide
          .run({ params: { id }, body: { hidden: !hidden } })
          .catch((error: Error) => show({ message: error.message, tone: 'bad' }))
      }
    >
      <Icon name={hidden ? 'lock' : 'people'} size={15} />
    </button>
  );
}
