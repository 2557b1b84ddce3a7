import { type Query, sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';

export type ShownAttachment = {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
  fileId: string | null;
};

/** An attachment of a mail that the actor sees. */
export const attachmentById = (id: string): Query<ShownAttachment> => sql<ShownAttachment>`
  select a.id, a.name, a.media_type as "mediaType", a.bytes, a.file_id as "fileId"
  from mail.attachments a where a.id = ${id} and exists (select 1 from mail.messages m where m.id = a.message_id)`;

export type AttachmentPlace = {
  name: string;
  part: string;
  fileId: string | null;
  mailboxId: string;
  /** Null when its mail is on no server that we know of. */
  uid: number | null;
  path: string | null;
  uidValidity: number | null;
};

/** Where an attachment lies on its server. */
export const attachmentPlace = (id: string): Query<AttachmentPlace> => sql<AttachmentPlace>`
  select a.name, a.part, a.file_id as "fileId", m.mailbox_id as "mailboxId", u.uid, f.path, f.uid_validity as "uidValidity"
  from mail.attachments a join mail.messages m on m.id = a.message_id
  left join mail.uids u on u.message_id = m.id left join mail.folders f on f.id = u.folder_id
  where a.id = ${id} order by u.uid nulls last limit 1`;

export function noteFile(tx: Transaction, id: string, fileId: string): Promise<number> {
  return tx.run(sql`update mail.attachments set file_id = ${fileId} where id = ${id}`);
}
