import Checkbox from 'antd/es/checkbox';
import { useState } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { QueuedFiles } from '../../../../web/files/queued-files.tsx';
import { useFiles } from '../../../../web/files/use-files.ts';
import type { RecordRef } from '../shapes.ts';
import { useMailText } from '../text.ts';

/** What goes along: files that hang on the record already, and new ones, which are hung on it with the mail. */
export function Enclosures({
  about,
  chosen,
  onChoose,
  fresh,
  onFresh,
}: {
  about: RecordRef;
  chosen: readonly string[];
  onChoose: (ids: string[]) => void;
  fresh: readonly File[];
  onFresh: (files: readonly File[]) => void;
}) {
  const text = useMailText();
  const format = useFormat();
  const [open, setOpen] = useState(chosen.length > 0);
  const { files } = useFiles({ subject: about.kind, subjectId: about.id });
  return (
    <div className="mail-enclosures">
      <QueuedFiles files={fresh} onChange={onFresh} />
      {files.length > 0 && (
        <button type="button" className="y-textbutton" aria-expanded={open} onClick={() => setOpen(!open)}>
          {text('web.write.fromRecord')} {chosen.length > 0 && `(${chosen.length})`}
        </button>
      )}
      {open && (
        <ul>
          {files.map(({ id, name, bytes }) => (
            <li key={id}>
              <Checkbox
                checked={chosen.includes(id)}
                onChange={({ target }) =>
                  onChoose(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                }
              >
                {name} <span className="y-quiet">{format.bytes(bytes)}</span>
              </Checkbox>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
