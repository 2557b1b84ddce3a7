import { useState } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { useToast } from '../../../../ui/toast.tsx';
import { api } from '../../../../web/api/client.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import type { Attachment, WholeThread } from '../shapes.ts';
import { useMailText } from '../text.ts';
import { FileDialog } from './file-dialog.tsx';
import { mailKeys } from './mail-keys.ts';
import type { Found } from './record-search.tsx';

/** What came with a mail: saved to the computer, or to a record, where it is a file like any other. */
export function AttachmentList({
  attachments,
  thread,
}: {
  attachments: readonly Attachment[];
  thread: WholeThread;
}) {
  const text = useMailText();
  const format = useFormat();
  const { show } = useToast();
  const [saving, setSaving] = useState<Attachment | null>(null);
  const save = useWrite(api.mail.saveAttachment, { refresh: [...mailKeys, api.file.list.key()] });
  const keep = (attachment: Attachment, { kind, id, title }: Found) => {
    setSaving(null);
    void save
      .run({ params: { id: attachment.id }, body: { kind, id } })
      .then(() => show({ message: text('web.message.saved', { title }) }))
      .catch((error: Error) => show({ message: error.message, tone: 'bad' }));
  };
  const only = thread.filings.length === 1 ? thread.filings[0] : undefined;
  return (
    <ul className="mail-attachments">
      {attachments.map((attachment) => (
        <li key={attachment.id}>
          <Icon name="file" size={15} />
          <span className="mail-attachment-name" title={attachment.name}>
            {attachment.name}
          </span>
          <span className="y-quiet">{format.bytes(attachment.bytes)}</span>
          <a href={api.mail.attachment.url({ params: { id: attachment.id } })} download={attachment.name}>
            {text('web.message.download')}
          </a>
          {attachment.fileId ? (
            <span className="y-quiet">{text('web.message.file')}</span>
          ) : (
            <button
              type="button"
              className="y-textbutton"
              disabled={save.busy}
              onClick={() =>
                only?.title
                  ? keep(attachment, { kind: only.kind, id: only.id, title: only.title })
                  : setSaving(attachment)
              }
            >
              {text('web.message.save')}
            </button>
          )}
        </li>
      ))}
      {saving && (
        <FileDialog
          title={text('web.message.save')}
          hint={saving.name}
          onClose={() => setSaving(null)}
          onChoose={(record) => keep(saving, record)}
        />
      )}
    </ul>
  );
}
