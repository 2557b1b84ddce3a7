import { useSyncExternalStore } from 'react';
import { newKey } from '../api/call.ts';
import { api } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { sendForm } from '../api/send-form.ts';
import { queryClient } from '../query-client.ts';
import { makePreview } from './make-preview.ts';
import type { AttachedFile, Holder } from './shapes.ts';

/** A file on its way. It goes on when the person walks to another page. */
export type Upload = Holder & {
  key: string;
  file: File;
  partOf: string | null;
  share: number;
  /** Why it is not going on: what the server said, or `lost` when the connection broke. */
  trouble: null | 'lost' | { message: string; next: string };
};

let uploads: readonly Upload[] = [];
const listeners = new Set<() => void>();
const stops = new Map<string, AbortController>();
/** A phone's line is shared by all that goes over it. */
const atOnce = 2;

function change(next: readonly Upload[]): void {
  uploads = next;
  for (const listener of listeners) listener();
}

function set(key: string, change_: Partial<Upload>): void {
  change(uploads.map((upload) => (upload.key === key ? { ...upload, ...change_ } : upload)));
}

/** Sends files to a record, a few at a time. @param partOf the communication they came with */
export function startUploads(holder: Holder, files: readonly File[], partOf: string | null = null): void {
  const fresh = files.map(
    (file): Upload => ({ ...holder, key: newKey(), file, partOf, share: 0, trouble: null }),
  );
  change([...uploads, ...fresh]);
  sendNext();
}

/** Sends what did not get through once more, as the same file. */
export function retryUpload(key: string): void {
  set(key, { trouble: null, share: 0 });
  sendNext();
}

/** Stops an upload, or forgets one that failed. */
export function dropUpload(key: string): void {
  stops.get(key)?.abort();
  change(uploads.filter((upload) => upload.key !== key));
}

function sendNext(): void {
  const waiting = uploads.filter((upload) => upload.trouble === null && !stops.has(upload.key));
  for (const upload of waiting.slice(0, atOnce - stops.size)) void send(upload);
}

async function send(upload: Upload): Promise<void> {
  const { key, file, subject, subjectId, partOf } = upload;
  const stop = new AbortController();
  stops.set(key, stop);
  try {
    const form = new FormData();
    const preview = await makePreview(file);
    if (preview) form.append('preview', preview, 'preview');
    form.append('file', file, file.name);
    const url = api.file.attach.url({ query: { subject, subjectId, ...(partOf && { partOf }) }, form });
    await sendForm<AttachedFile>(url, form, {
      idempotencyKey: key,
      onProgress: (share) => set(key, { share }),
      signal: stop.signal,
    });
    await queryClient.invalidateQueries({ queryKey: api.file.list.key() });
    change(uploads.filter((one) => one.key !== key));
  } catch (error) {
    const trouble = error instanceof ApiProblem ? { message: error.message, next: error.next } : 'lost';
    set(key, { trouble });
  } finally {
    stops.delete(key);
    sendNext();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is on its way to a record. */
export function useUploads({ subject, subjectId }: Holder): readonly Upload[] {
  const all = useSyncExternalStore(subscribe, () => uploads);
  return all.filter((upload) => upload.subject === subject && upload.subjectId === subjectId);
}
