import { newKey } from '../../../../web/api/call.ts';
import { api } from '../../../../web/api/client.ts';
import { sendForm } from '../../../../web/api/send-form.ts';
import type { AttachedFile } from '../../../../web/files/shapes.ts';
import { queryClient } from '../../../../web/query-client.ts';
import { mailKeys } from '../page/mail-keys.ts';
import type { NewMail, RecordRef } from '../shapes.ts';
import type { Asked, Draft } from './draft.ts';
import { readRecipients } from './recipients.ts';

/** Hangs new files on the record. @returns their ids */
export async function hangFiles(about: RecordRef, files: readonly File[]): Promise<string[]> {
  const ids: string[] = [];
  for (const file of files) {
    const form = new FormData();
    form.append('file', file, file.name);
    const url = api.file.attach.url({ query: { subject: about.kind, subjectId: about.id }, form });
    const kept = await sendForm<AttachedFile>(url, form, { idempotencyKey: newKey(), onProgress() {} });
    ids.push(kept.id);
  }
  if (ids.length > 0) await queryClient.invalidateQueries({ queryKey: api.file.list.key() });
  return ids;
}

/** A draft as the server takes it. */
export function mailOf(draft: Draft, { mode, messageId }: Asked, about: RecordRef | null): NewMail {
  return {
    mailboxId: draft.mailboxId,
    to: readRecipients(draft.to).parties,
    cc: readRecipients(draft.cc).parties,
    bcc: readRecipients(draft.bcc).parties,
    subject: draft.subject,
    text: draft.text,
    fileIds: draft.fileIds,
    attachmentIds: draft.attachmentIds,
    ...(messageId && (mode === 'forward' ? { forwardOf: messageId } : { replyTo: messageId })),
    ...(about && { about: { kind: about.kind, id: about.id } }),
  };
}

export const afterMail = () =>
  Promise.all(mailKeys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
