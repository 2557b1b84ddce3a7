import type { Mode, RecordRef } from '../shapes.ts';

/** What somebody has begun to write. */
export type Draft = {
  mailboxId: string;
  to: string[];
  cc: string[];
  bcc: string[];
  subject: string;
  text: string;
  fileIds: string[];
  attachmentIds: string[];
};

/** What a mail begins from. */
export type Asked = {
  mode: Mode;
  mailboxId?: string;
  messageId?: string;
  about?: RecordRef & { title: string };
  to?: { name: string; address: string }[];
};

const keyOf = ({ mode, messageId, about }: Asked, personId: string): string =>
  `yaosu.mail.${personId}.${mode}.${messageId ?? about?.id ?? 'new'}`;

/** Kept in this tab, so that a reload or a window closed by mistake loses nothing, and a shared computer remembers nothing. */
export function keepDraft(asked: Asked, personId: string, draft: Draft): void {
  sessionStorage.setItem(keyOf(asked, personId), JSON.stringify(draft));
}

export function keptDraft(asked: Asked, personId: string): Draft | null {
  const kept = sessionStorage.getItem(keyOf(asked, personId));
  return kept === null ? null : (JSON.parse(kept) as Draft);
}

export function dropDraft(asked: Asked, personId: string): void {
  sessionStorage.removeItem(keyOf(asked, personId));
}
