import type { ReactNode } from 'react';
import { useFormat, useNow } from '../../ui/format-context.tsx';
import { Icon } from '../../ui/icons.tsx';
import type { AttachedFile } from './shapes.ts';
import { useFileText } from './text.ts';
import { fileUrl, isPicture, thumbnailUrl } from './use-files.ts';

type FileRowProps = {
  file: AttachedFile;
  onShow: (file: AttachedFile) => void;
  onRemove?: (file: AttachedFile) => void;
};

/** One file in a list: a small picture or an icon, its name, how large, from whom. */
export function FileRow({ file, onShow, onRemove }: FileRowProps) {
  const text = useFileText();
  const format = useFormat();
  const now = useNow(60_000);
  const facts = [format.bytes(file.bytes), file.ownerName, format.relative(file.createdAt, now)];
  return (
    <li className="y-file">
      <FileMark file={file} onShow={onShow} />
      <div className="y-file-words">
        <FileName file={file} onShow={onShow} />
        <div className="y-quiet" title={text(`web.kind.${file.kind}`)}>
          {facts.filter(Boolean).join(' · ')}
        </div>
        {file.kind === 'program' && <div className="y-file-caution">{text('web.caution')}</div>}
      </div>
      <a
        className="y-iconbutton"
        href={fileUrl(file)}
        download={file.name}
        aria-label={text('web.download', { name: file.name })}
      >
        <Icon name="download" />
      </a>
      {onRemove && (
        <button
          type="button"
          className="y-iconbutton"
          aria-label={text('web.remove', { name: file.name })}
          onClick={() => onRemove(file)}
        >
          <Icon name="trash" />
        </button>
      )}
    </li>
  );
}

/** A small picture, or an icon. */
export function FileMark({ file, onShow }: Pick<FileRowProps, 'file' | 'onShow'>) {
  const text = useFileText();
  const thumbnail = thumbnailUrl(file);
  const mark: ReactNode = thumbnail ? (
    <img src={thumbnail} alt="" loading="lazy" />
  ) : (
    <Icon name={file.kind === 'program' ? 'warn' : 'file'} size={18} />
  );
  if (!isPicture(file)) return <span className="y-file-mark">{mark}</span>;
  return (
    <button
      type="button"
      className="y-file-mark"
      tabIndex={-1}
      aria-label={text('web.open', { name: file.name })}
      onClick={() => onShow(file)}
    >
      {mark}
    </button>
  );
}

/** The name: a picture opens over the page, anything else is saved. */
export function FileName({ file, onShow }: Pick<FileRowProps, 'file' | 'onShow'>) {
  if (isPicture(file))
    return (
      <button type="button" className="y-file-name" title={file.name} onClick={() => onShow(file)}>
        {file.name}
      </button>
    );
  return (
    <a className="y-file-name" title={file.name} href={fileUrl(file)} download={file.name}>
      {file.name}
    </a>
  );
}
