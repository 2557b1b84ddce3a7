import { resolveMx } from 'node:dns/promises';
import { Refusal } from '../../kernel/outcome.ts';
import type { Actor } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { type AreaRoutes, routesOf } from '../../platform/http/routes.ts';
import {
  bringBackMailbox,
  changeMailbox,
  leadsElsewhere,
  type MailboxWish,
  putAwayMailbox,
} from './acts/change-mailbox.ts';
import { checkedAddress, checkedSince, connectMailbox } from './acts/connect-mailbox.ts';
import { allowAgain, keepPrivate } from './acts/keep-private.ts';
import { askForSync } from './acts/sync-mailbox.ts';
import { tryConnection, tryReceiving } from './acts/try-connection.ts';
import { mailboxContract } from './contract.ts';
import { mailErrors } from './errors.ts';
import { mailboxesOf } from './reads.ts';
import { domainOf } from './rules/addresses.ts';
import { isSameServer } from './rules/mailbox.ts';
import { presetFor } from './rules/providers.ts';
import { imapLogin, openPasswords } from './secrets.ts';
import type { MailSettings } from './settings.ts';
import { shownMailbox, shownPreset, troubleOf } from './shown.ts';
import { privateAddressesOf, type StoredMailbox, storedMailbox } from './store.ts';

/** One's own mailboxes. Servers are talked to before a transaction begins: none waits for a stranger's machine. */
export function mailboxRoutes(settings: MailSettings): AreaRoutes {
  return routesOf(
    'mailboxes',
    mailboxContract,
    {
      list: async ({ db, actor }) => {
        const rows = await db.read(actor, mailboxesOf(actor.id));
        return { items: rows.map((row) => shownMailbox(actor.language, row)) };
      },
      preset: async ({ actor, query }) => {
        const address = checkedAddress(query.address, 'query.address');
        const known = presetFor(address);
        if (known.provider) return shownPreset(actor.language, known);
        return shownPreset(actor.language, presetFor(address, await mailServersOf(domainOf(address))));
      },
      try: async ({ db, actor, body }) => {
        const { imap, smtp, mailboxId } = body;
        const kept =
          mailboxId && !body.password ? await keptPasswords(db, actor, mailboxId, settings, body) : null;
        const password = body.password ?? kept?.imap;
        if (!password) throw new Refusal('mail.passwordNeeded', {}, 'body.password');
        const sending = body.smtpPassword ?? kept?.smtp ?? password;
        const tried = await tryConnection({ ...imap, password }, { ...smtp, password: sending }, settings);
        return {
          ok: tried.imap === null && tried.smtp === null,
          imap: troubleOf(actor.language, tried.imap),
          smtp: troubleOf(actor.language, tried.smtp),
          folders: tried.folders,
        };
      },
      connect: async ({ actor, body, write }) => {
        checkedAddress(body.address);
        checkedSince(body.since, new Date());
        const folders = await tryReceiving({ ...body.imap, password: body.password }, settings);
        return write(async (tx) => {
          const id = await connectMailbox(tx, settings, body, folders);
          return shownMailbox(actor.language, await tx.one(mailboxesOf(actor.id, id)));
        });
      },
      read: ({ db, actor, params }) => oneMailbox(db, actor, params.id),
      change: async ({ db, actor, params, body, write }) => {
        await tryChanged(db, actor, params.id, body, settings);
        return write(async (tx) => {
          await changeMailbox(tx, settings, params.id, body);
          return shownMailbox(actor.language, await tx.one(mailboxesOf(actor.id, params.id)));
        });
      },
      sync: ({ params, body, write }) => write((tx) => askForSync(tx, params.id, body.again)),
      putAway: ({ params, query, write }) => write((tx) => putAwayMailbox(tx, params.id, query.version)),
      bringBack: ({ actor, params, write }) =>
        write(async (tx) => {
          await bringBackMailbox(tx, params.id);
          return shownMailbox(actor.language, await tx.one(mailboxesOf(actor.id, params.id)));
        }),
      privateAddresses: async ({ db, actor }) => ({
        items: await db.read(actor, privateAddressesOf(actor.id)),
      }),
      keepPrivate: ({ body, write }) => write((tx) => keepPrivate(tx, body.address)),
      allowAgain: async ({ params, write }) => {
        await write((tx) => allowAgain(tx, params.address));
      },
    },
    mailErrors,
  );
}

async function oneMailbox(db: Database, actor: Actor, id: string) {
  const [row] = await db.read(actor, mailboxesOf(actor.id, id));
  if (!row) throw new Refusal('record.notFound');
  return shownMailbox(actor.language, row);
}

async function storedOf(db: Database, actor: Actor, id: string): Promise<StoredMailbox> {
  const [mailbox] = await db.read(actor, storedMailbox(id));
  if (!mailbox || mailbox.deletedAt !== null) throw new Refusal('record.notFound');
  return mailbox;
}

/** The stored passwords, for trying the very servers they were given for. */
async function keptPasswords(
  db: Database,
  actor: Actor,
  id: string,
  settings: MailSettings,
  wanted: Pick<StoredMailbox, 'imap' | 'smtp'>,
) {
  const mailbox = await storedOf(db, actor, id);
  const same = isSameServer(mailbox.imap, wanted.imap) && isSameServer(mailbox.smtp, wanted.smtp);
  return same ? openPasswords(settings, mailbox) : null;
}

async function tryChanged(db: Database, actor: Actor, id: string, wish: MailboxWish, settings: MailSettings) {
  const mailbox = await storedOf(db, actor, id);
  if (!leadsElsewhere(mailbox, wish)) return;
  const server = wish.imap ?? mailbox.imap;
  const password = wish.password ?? imapLogin(settings, mailbox).password;
  await tryReceiving({ ...server, password }, settings);
}

/** Who takes a domain's mail, by DNS; nobody when that can't be learnt soon. */
async function mailServersOf(domain: string): Promise<string[]> {
  const patience = new Promise<never[]>((resolve) => setTimeout(resolve, 2_000, []).unref());
  const found = resolveMx(domain).catch(() => []);
  return (await Promise.race([found, patience])).map((one) => one.exchange);
}
