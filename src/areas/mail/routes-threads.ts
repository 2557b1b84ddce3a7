import { Refusal } from '../../kernel/outcome.ts';
import { toPage } from '../../kernel/paging.ts';
import type { Actor } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Query } from '../../platform/db/sql.ts';
import { type AreaRoutes, routesOf } from '../../platform/http/routes.ts';
import { describeRecords } from '../../platform/search/index.ts';
import { saveAttachment, sendAttachment } from './acts/attachments.ts';
import { changeThread, fileThread, hideMessage, unfileThread } from './acts/file-thread.ts';
import { mailContract } from './contract.ts';
import { mailErrors } from './errors.ts';
import { countsOf, messageById, messagesOf, threadById, threadCursor, threadPage } from './reads-threads.ts';
import type { RecordRef } from './rules/match.ts';
import type { MailSettings } from './settings.ts';
import { shownMessage, shownThreads } from './shown.ts';

/** Mail on records, and where it belongs. */
export function mailRoutes(settings: MailSettings): AreaRoutes {
  return routesOf(
    'mail',
    mailContract,
    {
      threads: async ({ db, actor, query }) => {
        const { kind, recordId: id } = query;
        if (kind && id) await refuseUnseen(db, actor, { kind, id }, 'record.notFound');
        const page = toPage(await db.read(actor, threadPage(actor.id, query)), query.limit, threadCursor);
        return { items: await shownThreads(db, actor, page.items), next: page.next };
      },
      counts: async ({ db, actor }) => (await db.read(actor, countsOf(actor.id)))[0]!,
      thread: ({ db, actor, params }) => wholeThread(db, actor, params.id, (query) => db.read(actor, query)),
      file: async ({ db, params, body, actor, write }) => {
        await refuseUnseen(db, actor, body, 'mail.noSuchRecord');
        return write(async (tx) => {
          await fileThread(tx, params.id, body);
          return wholeThread(db, actor, params.id, (query) => tx.all(query));
        });
      },
      unfile: ({ db, actor, params, write }) =>
        write(async (tx) => {
          await unfileThread(tx, params.id, params.kind, params.recordId);
          return wholeThread(db, actor, params.id, (query) => tx.all(query));
        }),
      dismiss: ({ params, write }) => write((tx) => changeThread(tx, params.id, { private: true })),
      change: ({ db, actor, params, body, write }) =>
        write(async (tx) => {
          await changeThread(tx, params.id, body);
          return wholeThread(db, actor, params.id, (query) => tx.all(query));
        }),
      hide: ({ actor, params, body, write }) =>
        write(async (tx) => {
          await hideMessage(tx, params.id, body.hidden);
          return shownMessage(actor.language, await tx.one(messageById(params.id)));
        }),
      attachment: ({ db, actor, params, reply }) => sendAttachment(db, actor, settings, params.id, reply),
      saveAttachment: async ({ db, actor, params, body, write }) => {
        await refuseUnseen(db, actor, body, 'mail.noSuchRecord');
        return saveAttachment(db, actor, settings, params.id, body, write);
      },
    },
    mailErrors,
  );
}

type Ask = <T>(query: Query<T>) => Promise<T[]>;

async function wholeThread(db: Database, actor: Actor, id: string, ask: Ask) {
  const [thread] = await shownThreads(db, actor, await ask(threadById(actor.id, id)));
  if (!thread) throw new Refusal('record.notFound');
  const all = await ask(messagesOf(id));
  return { ...thread, all: all.map((one) => shownMessage(actor.language, one)) };
}

/** @throws Refusal `code` when the record isn't there for the actor */
export async function refuseUnseen(
  db: Database,
  actor: Actor,
  { kind, id }: RecordRef,
  code: string,
): Promise<void> {
  const found = await describeRecords(db, actor, [{ kind, id }]);
  if (!found.has(`${kind}/${id}`))
    throw new Refusal(code, {}, code === 'record.notFound' ? undefined : 'body');
}
