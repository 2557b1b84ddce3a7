import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useToast } from '../../ui/toast.tsx';
import { api } from '../api/client.ts';
import { queryClient } from '../query-client.ts';
import type { AttachedFile, Holder } from './shapes.ts';
import { useFileText } from './text.ts';

/** The files of a record; the card and the timeline share one reading of them. */
export function useFiles({ subject, subjectId }: Holder) {
  const pages = useInfiniteQuery(api.file.list.pages({ query: { subject, subjectId } }));
  const files = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  return { files, pages };
}

/** Deletes a file at once, with undo. */
export function useRemoveFile(): (file: AttachedFile) => void {
  const text = useFileText();
  const { undoable } = useToast();
  const again = () => queryClient.invalidateQueries({ queryKey: api.file.list.key() });
  return ({ id, name }) =>
    void undoable(
      () => api.file.remove({ params: { id } }).then(again),
      text('web.removed', { name }),
      () => api.file.restore({ params: { id } }).then(again),
    );
}

/** Where a file is: to be shown when it is a picture, else to be saved. */
export function fileUrl({ id }: Pick<AttachedFile, 'id'>, inline = false): string {
  return api.file.content.url({ params: { id }, query: inline ? { inline: '1' } : {} });
}

/** A picture small enough for a list; null when there is none. */
export function thumbnailUrl(file: AttachedFile): string | null {
  const small = 300 * 1024;
  if (file.hasPreview) return api.file.preview.url({ params: { id: file.id } });
  return isPicture(file) && file.bytes <= small ? fileUrl(file, true) : null;
}

/** What the browser shows by itself. */
export function isPicture({ mediaType }: Pick<AttachedFile, 'mediaType'>): boolean {
  return /^image\/(png|jpeg|gif|webp|avif)$/.test(mediaType);
}
