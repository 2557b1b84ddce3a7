import { newKey } from '../../../web/api/call.ts';
import { api } from '../../../web/api/client.ts';
import { asProblem } from '../../../web/api/problem.ts';
import { sendForm } from '../../../web/api/send-form.ts';
import type { ImportSet } from './shapes.ts';

/** What a browser offers to choose. */
export const accepted = '.csv,.tsv,.txt,.xlsx,.vcf';
/** Only leads come in files larger than this. */
const largest = 256 * 1024 * 1024;

type Progress = (share: number) => void;

/**
 * Sends files that were dropped. One file of leads goes into the leads' own import, which takes any number of rows; all else is a set.
 *
 * @param only what the person may import at all
 * @returns the address of what has begun
 * @throws ApiProblem, ConnectionBroke
 */
export async function sendFiles(
  files: readonly File[],
  only: 'leads' | 'all',
  onProgress: Progress,
): Promise<string> {
  const single = files.length === 1 ? files[0]! : null;
  if (single && (only === 'leads' || single.size > largest)) return sendLeads(single, onProgress);
  let set: ImportSet;
  try {
    set = await sendSet(api.importSet.upload.url({ form: new FormData() }), files, onProgress);
  } catch (error) {
    if (single && asProblem(error)?.code === 'imports.tooManyRows') return sendLeads(single, onProgress);
    throw error;
  }
  if (!single || set.files[0]?.choice.kind !== 'leads') return `/import/${set.id}`;
  const address = await sendLeads(single, onProgress);
  // What is empty is not shown among the earlier ones.
  await api.importSet.remove({ params: { id: set.id, file: set.files[0].file } });
  return address;
}

/** Adds files to a set. */
export function sendMore(id: string, files: readonly File[], onProgress: Progress): Promise<ImportSet> {
  return sendSet(api.importSet.add.url({ params: { id }, form: new FormData() }), files, onProgress);
}

function sendSet(url: string, files: readonly File[], onProgress: Progress): Promise<ImportSet> {
  const form = new FormData();
  for (const file of files) form.append('file', file);
  return sendForm<ImportSet>(url, form, { idempotencyKey: newKey(), onProgress });
}

async function sendLeads(file: File, onProgress: Progress): Promise<string> {
  const form = new FormData();
  form.append('file', file);
  const { id } = await sendForm<{ id: string }>(api.import.upload.url({ form }), form, {
    idempotencyKey: newKey(),
    onProgress,
  });
  return `/leads/import/${id}`;
}
