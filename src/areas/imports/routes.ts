import { Refusal } from '../../kernel/outcome.ts';
import type { Actor } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { type AreaRoutes, routesOf } from '../../platform/http/routes.ts';
import type { StoredFile, Upload } from '../../platform/import-export/stored-file.ts';
import { addFiles, beginSet } from './acts/begin-set.ts';
import { acceptProposals, choose, repairValues, revokeRepairs, takeOut } from './acts/choose.ts';
import { cancelStep, startStep } from './acts/start-step.ts';
import { dropUploads, largestFile, mostFiles, storeUploads } from './acts/take-files.ts';
import { writeErrorFile } from './acts/write-error-file.ts';
import { importSetContract } from './contract.ts';
import { importSetErrors } from './errors.ts';
import { fieldsShown } from './fields-shown.ts';
import { phaseShown } from './phase-shown.ts';
import { listProblems, listRows, listSets, readSet, sameFiles, viewSet } from './reads.ts';
import { detailedSet, shownProblem, shownRow, shownSet } from './shown-set.ts';

type Multipart = {
  isMultipart(): boolean;
  files(options: { limits: { files: number; fileSize: number } }): AsyncIterable<Upload>;
};

/** @param uploads the folder where uploaded files lie; every process that works on imports reaches it under this path. */
export function importSetRoutes({ uploads }: { uploads: string }): AreaRoutes {
  return routesOf(
    'importSets',
    importSetContract,
    {
      upload: ({ reply, actor, write }) =>
        withUploads(uploads, reply.request, (files, keep) =>
          write(async (tx) => {
            keep();
            return detail(tx, await beginSet(tx, files), actor);
          }),
        ),
      add: ({ reply, actor, params, write }) =>
        withUploads(uploads, reply.request, (files, keep) =>
          write(async (tx) => {
            keep();
            await addFiles(tx, params.id, files);
            return detail(tx, params.id, actor);
          }),
        ),
      remove: ({ actor, params: { id, file }, write }) =>
        write(after((tx) => takeOut(tx, id, file), id, actor)),
      fields: ({ db, actor }) => fieldsShown(db, actor.language),
      list: async ({ db, actor, query }) => {
        const { items, next } = await listSets(db, actor, query.cursor);
        return { items: items.map((one) => shownSet(one, actor)), next };
      },
      read: async ({ db, actor, params }) => readDetail(db, params.id, actor),
      choose: ({ actor, params: { id }, body, write }) =>
        write(after((tx) => choose(tx, id, body.version, body), id, actor)),
      repair: ({ actor, params: { id }, body, write }) =>
        write(after((tx) => repairValues(tx, id, body.version, body.repairs), id, actor)),
      revoke: ({ actor, params: { id }, body, write }) =>
        write(after((tx) => revokeRepairs(tx, id, body.version, body.repairs ?? null), id, actor)),
      accept: ({ actor, params: { id }, body, write }) =>
        write(after((tx) => acceptProposals(tx, id, body.version, body.problems ?? null), id, actor)),
      check: ({ actor, params: { id }, write }) =>
        write(after((tx) => startStep(tx, id, 'check'), id, actor)),
      run: ({ actor, params: { id }, write }) => write(after((tx) => startStep(tx, id, 'run'), id, actor)),
      cancel: ({ actor, params: { id }, write }) => write(after((tx) => cancelStep(tx, id), id, actor)),
      undo: ({ actor, params: { id }, write }) => write(after((tx) => startStep(tx, id, 'undo'), id, actor)),
      problems: async ({ db, actor, params, query }) => {
        const set = await readSet(db, actor, params.id);
        const { items, next } = await listProblems(db, actor, params.id, query);
        return { items: items.map((one) => shownProblem(one, set, actor)), next };
      },
      rows: async ({ db, actor, params, query }) => {
        const set = await readSet(db, actor, params.id);
        const { items, next } = await listRows(db, actor, params.id, phaseShown(set), query);
        return { items: items.map((one) => shownRow(one, set, actor)), next };
      },
      errorFile: ({ db, actor, params, query, reply }) =>
        writeErrorFile(db, actor, params.id, params.file, query.format, reply),
    },
    importSetErrors,
  );
}

/** Writes uploads to disk for `work`. Those that it refuses, or that came before under the same key and so never reach it, go again. */
async function withUploads<T>(
  folder: string,
  from: unknown,
  work: (files: StoredFile[], keep: () => void) => Promise<T>,
): Promise<T> {
  const request = from as Multipart;
  if (!request.isMultipart()) throw new Refusal('import.noFile', {}, 'body.file');
  const limits = { files: mostFiles + 1, fileSize: largestFile };
  const files = await storeUploads(folder, request.files({ limits }));
  let kept = false;
  try {
    return await work(files, () => {
      kept = true;
    });
  } catch (error) {
    kept = false;
    throw error;
  } finally {
    if (!kept) await dropUploads(files);
  }
}

/** An act, and then the set as it is. */
function after(act: (tx: Transaction) => Promise<void>, id: string, actor: Actor) {
  return async (tx: Transaction) => {
    await act(tx);
    return detail(tx, id, actor);
  };
}

async function detail(tx: Transaction, id: string, actor: Actor) {
  return detailedSet(await viewSet(tx, id), actor, await tx.all(sameFiles(id)));
}

async function readDetail(db: Database, id: string, actor: Actor) {
  const set = await readSet(db, actor, id);
  return detailedSet(set, actor, await db.read(actor, sameFiles(id)));
}
