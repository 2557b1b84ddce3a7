import Button from 'antd/es/button';
import { useState } from 'react';
import { Icon } from '../../../../ui/icons.tsx';
import { useShortcut } from '../../../../ui/keyboard.ts';
import { Link } from '../../../../ui/link.tsx';
import { useToast } from '../../../../ui/toast.tsx';
import { api } from '../../../../web/api/client.ts';
import { queryClient } from '../../../../web/query-client.ts';
import { recordPlace } from '../../../../web/record-places.ts';
import type { RecordRef, WholeThread } from '../shapes.ts';
import { useMailText } from '../text.ts';
import { FileDialog } from './file-dialog.tsx';
import { mailKeys } from './mail-keys.ts';

const refresh = () => Promise.all(mailKeys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));

/** On which records a thread stands; its owner files it, takes it away, or answers what Yaosu proposes. */
export function FilingsBar({ thread }: { thread: WholeThread }) {
  const text = useMailText();
  const { show, undoable } = useToast();
  const [choosing, setChoosing] = useState(false);
  const { id, filings, proposals, mine } = thread;
  const mayFile = mine && !thread.private;
  useShortcut('f', () => setChoosing(true), mayFile);
  const file = async ({ kind, id: recordId }: RecordRef, title: string) => {
    setChoosing(false);
    try {
      await api.mail.file({ params: { id }, body: { kind, id: recordId } });
      await refresh();
      show({ message: text('web.file.filed', { title }) });
    } catch (error) {
      show({ message: (error as Error).message, tone: 'bad' });
    }
  };
  const unfile = ({ kind, id: recordId }: RecordRef) =>
    void undoable(
      () => api.mail.unfile({ params: { id, kind, recordId } }).then(refresh),
      text('web.file.unfiled'),
      () => api.mail.file({ params: { id }, body: { kind, id: recordId } }).then(refresh),
    );
  const dismiss = () =>
    api.mail
      .dismiss({ params: { id } })
      .then(refresh)
      .then(() => show({ message: text('web.file.dismissed') }))
      .catch((error: Error) => show({ message: error.message, tone: 'bad' }));
  return (
    <>
      {mine && proposals.length > 0 && (
        <div className="mail-proposals">
          <b>{text('web.proposals')}</b>
          <ul>
            {proposals.map(({ kind, id: recordId, title, why, address }) => (
              <li key={`${kind}/${recordId}`}>
                <span>
                  <RecordLink kind={kind} id={recordId} title={title} />
                  <span className="y-quiet"> {text(`web.why.${why}`, { address })}</span>
                </span>
                <Button
                  size="small"
                  onClick={() => void file({ kind, id: recordId }, title ?? text('web.file.hidden'))}
                >
                  {text('web.file.here')}
                </Button>
              </li>
            ))}
          </ul>
          <Button size="small" type="text" onClick={() => void dismiss()}>
            {text('web.file.neither')}
          </Button>
        </div>
      )}
      <div className="mail-filings">
        {filings.map(({ kind, id: recordId, title }) => (
          <span key={`${kind}/${recordId}`} className="mail-filing">
            <RecordLink kind={kind} id={recordId} title={title} />
            {mine && (
              <button
                type="button"
                aria-label={text('web.file.unfile', { title: title ?? '' })}
                title={text('web.file.unfile', { title: title ?? '' })}
                onClick={() => unfile({ kind, id: recordId })}
              >
                <Icon name="close" size={12} />
              </button>
            )}
          </span>
        ))}
        {mayFile && (
          <Button size="small" aria-keyshortcuts="f" onClick={() => setChoosing(true)}>
            {text('web.file.act')}
          </Button>
        )}
      </div>
      {choosing && (
        <FileDialog
          title={text('web.file.title')}
          onClose={() => setChoosing(false)}
          onChoose={(record) => void file(record, record.title)}
        />
      )}
    </>
  );
}

function RecordLink({ kind, id, title }: RecordRef & { title: string | null }) {
  const text = useMailText();
  const to = recordPlace(kind, id);
  if (title === null || !to) return <span className="y-quiet">{title ?? text('web.file.hidden')}</span>;
  return <Link to={to}>{title}</Link>;
}
