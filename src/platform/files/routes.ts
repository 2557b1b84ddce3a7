import { rm } from 'node:fs/promises';
import { must, Refusal } from '../../kernel/outcome.ts';
import { readCursor, toPage } from '../../kernel/paging.ts';
import { type AreaRoutes, routesOf } from '../http/routes.ts';
import { attachFile } from './acts/attach-file.ts';
import { changeLimits, readUsage } from './acts/change-limits.ts';
import { removeFile, restoreFile } from './acts/put-away-file.ts';
import { type Part, sweepLeftovers, takeFile } from './acts/take-file.ts';
import { fileContract } from './contract.ts';
import { fileErrors } from './errors.ts';
import { kindOf } from './rules/media-type.ts';
import { sendFile, sendPreview } from './send-file.ts';
import { type FileRow, filesOf } from './store.ts';
import { subjectFor } from './subjects.ts';

type Multipart = {
  isMultipart(): boolean;
  parts(options: { limits: { files: number; fileSize: number } }): AsyncIterable<Part>;
};

/** @param uploads the folder where files lie while they come in; each process may have its own. */
export function fileRoutes({ uploads }: { uploads: string }): AreaRoutes {
  void sweepLeftovers(uploads);
  return routesOf(
    'files',
    fileContract,
    {
      list: async ({ db, actor, query }) => {
        const subject = subjectFor(actor, query.subject, 'read');
        const before = query.cursor ? positionIn(query.cursor) : undefined;
        if (!(await subject.exists(db, actor, query.subjectId))) throw new Refusal('record.notFound');
        const rows = await db.read(
          actor,
          filesOf(subject.kind, query.subjectId, { limit: query.limit, before }),
        );
        const { items, next } = toPage(rows, query.limit, ({ createdAt, id }) => ({ value: createdAt, id }));
        return { items: items.map(shown), next };
      },
      async attach({ db, actor, query, reply, write }) {
        const subject = subjectFor(actor, query.subject, 'write');
        // Before anybody sends fifty megabytes in vain.
        await db.write(actor, (tx) => subject.lock(tx, query.subjectId));
        const request = reply.request as unknown as Multipart;
        if (!request.isMultipart()) throw new Refusal('file.none', {}, 'body.file');
        const { largest } = (await readUsage(db)).limits;
        const taken = await takeFile(
          uploads,
          request.parts({ limits: { files: 2, fileSize: largest } }),
          largest,
        );
        try {
          return await write(async (tx) => shown(await attachFile(tx, subject, query, taken)));
        } finally {
          await rm(taken.path, { force: true });
        }
      },
      content: ({ db, actor, params, query, reply }) =>
        sendFile(db, actor, params.id, query.inline === '1', reply),
      preview: ({ db, actor, params, reply }) => sendPreview(db, actor, params.id, reply),
      remove: ({ params, write }) => write((tx) => removeFile(tx, params.id)),
      restore: ({ params, write }) => write(async (tx) => shown(await restoreFile(tx, params.id))),
      limits: ({ db }) => readUsage(db),
      changeLimits: ({ body, write }) => write((tx) => changeLimits(tx, body.version, body.limits)),
    },
    fileErrors,
  );
}

function shown(file: FileRow) {
  return { ...file, kind: kindOf(file.mediaType) };
}

function positionIn(cursor: string): { at: string; id: string } {
  const { value, id } = must(readCursor(cursor));
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(String(value)) || !/^[\da-f-]{36}$/.test(id))
    throw new Refusal('paging.badCursor', {}, 'query.cursor');
  return { at: String(value), id };
}
