import type { Insiders } from './wire/reach.ts';

/** What the room needs from the process around it. */
export type MailSettings = {
  /** Seals passwords; 32 bytes, kept outside the database (src/platform/auth/secret-key.ts). */
  secretKey: Buffer;
  /** Mail servers inside private networks that may be reached (YAOSU_MAIL_HOSTS). */
  insiders: Insiders;
  /** Where attachments lie while they are taken from a mail into the files. */
  uploads: string;
  /** Certificate authorities beside the usual ones, for tests; in real life NODE_EXTRA_CA_CERTS names them. */
  ca?: string | undefined;
};
