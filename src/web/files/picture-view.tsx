import { useEffect } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { useFormat } from '../../ui/format-context.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useUiText } from '../../ui/text.ts';
import type { AttachedFile } from './shapes.ts';
import { useFileText } from './text.ts';
import { fileUrl, isPicture } from './use-files.ts';

type PictureViewProps = {
  /** All files of the record: the arrows walk through its pictures. */
  files: readonly AttachedFile[];
  shown: AttachedFile;
  onShow: (file: AttachedFile) => void;
  onClose: () => void;
};

/** A picture over the page; ← and → go to the next. */
export function PictureView({ files, shown, onShow, onClose }: PictureViewProps) {
  const text = useFileText();
  const ui = useUiText();
  const format = useFormat();
  const pictures = files.filter(isPicture);
  const at = pictures.findIndex(({ id }) => id === shown.id);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      const next = pictures[at + step];
      if (step === 0 || !next) return;
      event.preventDefault();
      onShow(next);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  return (
    <Dialog open onClose={onClose} label={shown.name}>
      <figure className="y-picture">
        <figcaption>
          <b title={shown.name}>{shown.name}</b>
          <span className="y-quiet">
            {format.bytes(shown.bytes)}
            {pictures.length > 1 && ` · ${at + 1} / ${pictures.length}`}
          </span>
          <a
            className="y-iconbutton"
            href={fileUrl(shown)}
            download={shown.name}
            aria-label={text('web.download', { name: shown.name })}
          >
            <Icon name="download" />
          </a>
          <button type="button" className="y-iconbutton" aria-label={ui('shortcuts.close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </figcaption>
        <img src={fileUrl(shown, true)} alt={shown.name} />
      </figure>
    </Dialog>
  );
}
