import { newKey } from '../../../../web/api/call.ts';
import { api } from '../../../../web/api/client.ts';
import { sendForm } from '../../../../web/api/send-form.ts';
import type { Import } from './shapes.ts';

/**
 * Sends a file, telling how much of it has gone.
 * @param onProgress share of the bytes sent, 0 to 1
 * @throws ApiProblem, ConnectionBroke
 */
export function uploadFile(file: File, onProgress: (share: number) => void): Promise<Import> {
  const form = new FormData();
  form.append('file', file);
  return sendForm<Import>(api.import.upload.url({ form }), form, { idempotencyKey: newKey(), onProgress });
}
