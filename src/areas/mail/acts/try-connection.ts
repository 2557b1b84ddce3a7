import { Refusal } from '../../../kernel/outcome.ts';
import { type FolderRole, roleOf } from '../rules/mailbox.ts';
import type { MailSettings } from '../settings.ts';
import type { ListedFolder } from '../store.ts';
import { type Login, openImap } from '../wire/imap.ts';
import { openSmtp } from '../wire/smtp.ts';

export type Tried = { imap: Refusal | null; smtp: Refusal | null; folders: ListedFolder[] };

/** Signs in to both servers and says of each what is wrong, if anything. */
export async function tryConnection(imap: Login, smtp: Login, settings: MailSettings): Promise<Tried> {
  const [folders, sending] = await Promise.all([
    tryReceiving(imap, settings).catch(refusalOf),
    trySending(smtp, settings).catch(refusalOf),
  ]);
  return {
    imap: folders instanceof Refusal ? folders : null,
    smtp: sending instanceof Refusal ? sending : null,
    folders: folders instanceof Refusal ? [] : folders,
  };
}

/** Signs in to receive. @returns the folders that may be read. @throws Refusal the codes of reaching a server */
export async function tryReceiving(login: Login, settings: MailSettings): Promise<ListedFolder[]> {
  const client = await openImap(login, settings);
  try {
    return readable(await client.list());
  } finally {
    client.close();
  }
}

async function trySending(login: Login, settings: MailSettings): Promise<null> {
  (await openSmtp(login, settings)).quit();
  return null;
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}

const mostFolders = 500;

/** Of all the folders those that may be read: not drafts, junk and trash, nor one that holds folders only. */
export function readable(
  listed: readonly { path: string; specialUse?: string | undefined; flags: Set<string> }[],
): ListedFolder[] {
  return listed.slice(0, mostFolders).flatMap(({ path, specialUse, flags }) => {
    const role: FolderRole | null = flags.has('\\Noselect') ? null : roleOf(path, specialUse ?? null);
    return role === null ? [] : [{ path, role }];
  });
}
