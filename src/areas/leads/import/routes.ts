import { rm } from 'node:fs/promises';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import type { Actor } from '../../../platform/actor/actor.ts';
import { type AreaRoutes, routesOf } from '../../../platform/http/routes.ts';
import { errorWords } from '../../../platform/i18n/translator.ts';
import type { Upload } from '../../../platform/import-export/stored-file.ts';
import { beginImport } from './acts/begin-import.ts';
import { chooseOptions } from './acts/choose-options.ts';
import { cancelImport, startPhase } from './acts/start-phase.ts';
import { takeUpload } from './acts/take-upload.ts';
import { writeErrorFile } from './acts/write-error-file.ts';
import { importContract } from './contract.ts';
import { importErrors } from './errors.ts';
import { problemWords } from './problem-words.ts';
import { type ImportView, listImports, listProblems, readImport, viewImport } from './reads.ts';

/** @param uploads the folder where uploaded files lie; every process that works on imports reaches it under this path. */
export function importRoutes({ uploads }: { uploads: string }): AreaRoutes {
  return routesOf(
    'imports',
    importContract,
    {
      async upload({ reply, actor, write }) {
        const request = reply.request as unknown as {
          isMultipart(): boolean;
          file(): Promise<Upload | undefined>;
        };
        const upload = request.isMultipart() ? await request.file() : undefined;
        if (!upload) throw new Refusal('import.noFile', {}, 'body.file');
        const id = newId();
        const stored = await takeUpload(uploads, id, upload);
        if (!stored) throw new Refusal('request.tooLarge', {}, 'body.file');
        let begun = false;
        return write(async (tx) => {
          await beginImport(tx, stored, id);
          begun = true;
          return detail(await viewImport(tx, id), actor);
        })
          .catch((error) => {
            begun = false;
            throw error;
          })
          .finally(async () => {
            // Refused, or sent a second time under the same key: this copy belongs to nothing.
            if (!begun) await rm(stored.path, { force: true });
          });
      },
      list: async ({ db, actor, query }) => {
        const { items, next } = await listImports(db, actor, query.cursor);
        return { items: items.map((one) => shown(one, actor)), next };
      },
      read: async ({ db, actor, params }) => detail(await readImport(db, actor, params.id), actor),
      choose: ({ actor, params, body, write }) =>
        write(async (tx) => {
          await chooseOptions(tx, params.id, body.version, body.options);
          return detail(await viewImport(tx, params.id), actor);
        }),
      check: ({ actor, params, write }) =>
        write(async (tx) => {
          await startPhase(tx, params.id, 'check');
          return detail(await viewImport(tx, params.id), actor);
        }),
      run: ({ actor, params, write }) =>
        write(async (tx) => {
          await startPhase(tx, params.id, 'run');
          return detail(await viewImport(tx, params.id), actor);
        }),
      cancel: ({ actor, params, write }) =>
        write(async (tx) => {
          await cancelImport(tx, params.id);
          return detail(await viewImport(tx, params.id), actor);
        }),
      undo: ({ actor, params, write }) =>
        write(async (tx) => {
          await startPhase(tx, params.id, 'undo');
          return detail(await viewImport(tx, params.id), actor);
        }),
      problems: async ({ db, actor, params, query }) => {
        const { facts } = await readImport(db, actor, params.id);
        const { items, next } = await listProblems(db, actor, params.id, query);
        return {
          items: items.map((item) => ({
            ...item,
            problems: item.problems.map((one) => ({
              ...one,
              message: problemWords(actor.language, one, facts.header),
            })),
          })),
          next,
        };
      },
      errorFile: ({ db, actor, params, query, reply }) =>
        writeErrorFile(db, actor, params.id, query.format, reply),
    },
    importErrors,
  );
}

function shown({ options: _options, facts, failure, ...one }: ImportView, { language }: Actor) {
  const words = failure && errorWords(language, failure.code, failure.facts);
  return {
    ...one,
    failure: failure && { ...failure, message: words!.title, next: words!.next },
    undo: facts.undo ?? null,
  };
}

function detail(view: ImportView, actor: Actor) {
  const { importer: _importer, undo: _undo, preview, ...facts } = view.facts;
  return { ...shown(view, actor), ...facts, options: view.options, preview: preview ?? [] };
}
