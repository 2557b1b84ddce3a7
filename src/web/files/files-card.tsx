import { useEffect, useState } from 'react';
import { Icon } from '../../ui/icons.tsx';
import { Card } from '../../ui/layout.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../ui/states.tsx';
import { usePhone } from '../../ui/use-phone.ts';
import { api } from '../api/client.ts';
import { useLiveRefresh } from '../live.ts';
import { ChooseFiles, filesIn } from './choose-files.tsx';
import { FileRow } from './file-row.tsx';
import './files.css';
import { PictureView } from './picture-view.tsx';
import type { AttachedFile, Holder } from './shapes.ts';
import { useFileText } from './text.ts';
import { UploadRows } from './upload-rows.tsx';
import { startUploads, useUploads } from './uploads.ts';
import { useFiles, useRemoveFile } from './use-files.ts';

/** The files of a record: dropped, pasted, chosen or photographed; shown, saved, deleted. */
export function FilesCard({ holder, readOnly }: { holder: Holder; readOnly: boolean }) {
  const text = useFileText();
  const phone = usePhone();
  const { files, pages } = useFiles(holder);
  const uploads = useUploads(holder);
  const remove = useRemoveFile();
  const [shown, setShown] = useState<AttachedFile | null>(null);
  const add = (chosen: readonly File[]) => startUploads(holder, chosen);
  useLiveRefresh([holder.subject], [api.file.list.key()]);
  usePastedFiles(add, !readOnly);
  const over = useDroppedFiles(add, !readOnly);

  const isEmpty = files.length === 0 && uploads.length === 0 && !pages.isPending;
  return (
    <>
      <Card
        title={
          files.length > 0
            ? `${text('web.title')} ${files.length}${pages.hasNextPage ? '+' : ''}`
            : text('web.title')
        }
        extra={
          !readOnly && (
            <span className="y-row y-gap-xs">
              {phone && (
                <ChooseFiles camera onChoose={add}>
                  {text('web.camera')}
                </ChooseFiles>
              )}
              <ChooseFiles onChoose={add}>
                <Icon name="upload" size={14} /> {text('web.add')}
              </ChooseFiles>
            </span>
          )
        }
      >
        {pages.isPending && <SkeletonText lines={2} />}
        {pages.error && files.length === 0 && (
          <ErrorState error={pages.error as ShownError} onRetry={() => void pages.refetch()} />
        )}
        {uploads.length > 0 && <UploadRows uploads={uploads} />}
        {files.length > 0 && (
          <ul className="y-files">
            {files.map((file) => (
              <FileRow key={file.id} file={file} onShow={setShown} {...(!readOnly && { onRemove: remove })} />
            ))}
          </ul>
        )}
        {pages.hasNextPage && (
          <button type="button" className="y-textbutton" onClick={() => void pages.fetchNextPage()}>
            {text('web.more')}
          </button>
        )}
        {isEmpty && !pages.error && (
          <p className="y-quiet">{text(readOnly ? 'web.emptyReadOnly' : phone ? 'web.pick' : 'web.drop')}</p>
        )}
      </Card>
      {shown && <PictureView files={files} shown={shown} onShow={setShown} onClose={() => setShown(null)} />}
      {over && <div className="y-drop-frame">{text('web.dropNow')}</div>}
    </>
  );
}

/** A screenshot pasted anywhere on the page goes to the record, unless a dialog is open or text is pasted with it. */
function usePastedFiles(take: (files: File[]) => void, enabled: boolean): void {
  const text = useFileText();
  useEffect(() => {
    if (!enabled) return;
    const onPaste = (event: ClipboardEvent) => {
      if (document.querySelector('dialog[open]')) return;
      if (event.clipboardData?.types.includes('text/plain')) return;
      const files = filesIn(event.clipboardData, text('web.pasted'));
      if (files.length === 0) return;
      event.preventDefault();
      take(files);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  });
}

/** Files may be dropped anywhere on the page, unless a dialog is open. @returns whether some are held over it */
function useDroppedFiles(take: (files: File[]) => void, enabled: boolean): boolean {
  const text = useFileText();
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!enabled) return;
    const ours = (event: DragEvent) =>
      event.dataTransfer?.types.includes('Files') === true && !document.querySelector('dialog[open]');
    const onOver = (event: DragEvent) => {
      if (!ours(event)) return;
      event.preventDefault();
      setOver(true);
    };
    // Leaving for what lies outside the page, not for an element within it.
    const onLeave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!ours(event)) return;
      event.preventDefault();
      take(filesIn(event.dataTransfer, text('web.pasted')));
    };
    document.addEventListener('dragover', onOver);
    document.addEventListener('dragleave', onLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onOver);
      document.removeEventListener('dragleave', onLeave);
      document.removeEventListener('drop', onDrop);
    };
  });
  return over;
}
