import { useEffect } from 'react';
import { useFormat } from '../../ui/format-context.tsx';
import { Icon } from '../../ui/icons.tsx';
import { usePhone } from '../../ui/use-phone.ts';
import { ChooseFiles, filesIn } from './choose-files.tsx';
import './files.css';
import { useFileText } from './text.ts';

type QueuedFilesProps = { files: readonly File[]; onChange: (files: readonly File[]) => void };

/** Files chosen, photographed or pasted in a form, to be sent once the form is. */
export function QueuedFiles({ files, onChange }: QueuedFilesProps) {
  const text = useFileText();
  const format = useFormat();
  const phone = usePhone();
  const add = (more: readonly File[]) => onChange([...files, ...more]);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.clipboardData?.types.includes('text/plain')) return;
      const pasted = filesIn(event.clipboardData, text('web.pasted'));
      if (pasted.length === 0) return;
      event.preventDefault();
      add(pasted);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  });
  return (
    <div className="y-queued">
      <div className="y-row y-gap-xs">
        <ChooseFiles onChoose={add}>
          <Icon name="file" size={14} /> {text('web.attach')}
        </ChooseFiles>
        {phone && (
          <ChooseFiles camera onChoose={add}>
            {text('web.camera')}
          </ChooseFiles>
        )}
        {files.length > 0 && <span className="y-quiet">{text('web.queued', { count: files.length })}</span>}
      </div>
      {files.length > 0 && (
        <ul className="y-files">
          {files.map((file, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name, and none moves
            <li key={at} className="y-file">
              <span className="y-file-words">
                <span className="y-file-name">{file.name}</span>
                <span className="y-quiet">{format.bytes(file.size)}</span>
              </span>
              <button
                type="button"
                className="y-iconbutton"
                aria-label={text('web.unqueue', { name: file.name })}
                onClick={() => onChange(files.filter((_, place) => place !== at))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
