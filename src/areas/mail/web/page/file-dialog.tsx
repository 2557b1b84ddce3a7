import { Dialog } from '../../../../ui/dialog.tsx';
import { useMailText } from '../text.ts';
import { type Found, RecordSearch } from './record-search.tsx';

/** Chooses the record that a thread, or an attachment, belongs to. */
export function FileDialog({
  title,
  hint,
  onChoose,
  onClose,
}: {
  title: string;
  hint?: string;
  onChoose: (record: Found) => void;
  onClose: () => void;
}) {
  const text = useMailText();
  return (
    <Dialog open onClose={onClose} label={title} place="top">
      <div className="y-dialogform mail-file">
        <h2>{title}</h2>
        <RecordSearch onChoose={onChoose} />
        <p className="y-note">{hint ?? text('web.file.hint')}</p>
      </div>
    </Dialog>
  );
}
