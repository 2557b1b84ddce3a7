import { z } from 'zod';
import { contract } from '../../platform/http/contract.ts';
import {
  choices,
  detailedSet,
  fieldsOfKinds,
  fileChoice,
  problemGroup,
  repair,
  shownRow,
  shownSet,
} from './shapes.ts';

const id = z.object({ id: z.uuid() });
const ofFile = z.object({ id: z.uuid(), file: z.coerce.number().int().min(0).max(99) });
const version = z.number().int().positive();
const cursor = z.string().optional();
const limit = z.coerce.number().int().min(1).max(200).default(50);
const path = '/api/imports/:id';
const moved = ['record.stale', 'imports.underWay'];

/** A signed-in person may ask; what a file holds decides which permission is needed (README, invariant 2). */
const access = 'signedIn';

export const importSetContract = contract({
  upload: {
    method: 'POST',
    path: '/api/imports',
    summary:
      'Upload one or more files that belong together (CSV, XLSX, vCard); the answer says what each holds, how they hang together and how they would be imported.',
    access,
    upload: true,
    response: detailedSet,
    status: 201,
    rate: 60,
    errors: ['imports.nothingAllowed', 'imports.tooManyFiles', 'imports.tooManyRows'],
  },
  add: {
    method: 'POST',
    path: `${path}/files`,
    summary: 'Upload further files into a set that has not been run.',
    access,
    params: id,
    upload: true,
    response: detailedSet,
    status: 201,
    rate: 60,
    errors: [...moved, 'imports.tooManyFiles', 'imports.tooManyRows'],
  },
  remove: {
    method: 'DELETE',
    path: `${path}/files/:file`,
    summary: 'Take a file out of a set that has not been run; the others keep their numbers.',
    access,
    params: ofFile,
    response: detailedSet,
    errors: moved,
  },
  fields: {
    method: 'GET',
    path: '/api/imports/fields',
    summary: 'What columns can become, by what a file holds, in the words of whoever asks.',
    access,
    response: fieldsOfKinds,
  },
  list: {
    method: 'GET',
    path: '/api/imports',
    summary: 'Imports of sets of files, the newest first.',
    access,
    query: z.object({ cursor }),
    response: z.object({ items: z.array(shownSet), next: z.string().nullable() }),
  },
  read: {
    method: 'GET',
    path,
    summary: 'One set: what its files hold, how far it is, what came of it.',
    access,
    params: id,
    response: detailedSet,
  },
  choose: {
    method: 'PUT',
    path,
    summary:
      'Choose what files hold, what columns become, and what is done where a file leaves it open; files that are not named stay as they are. What was checked is checked again.',
    access,
    params: id,
    body: z.object({ version, choices: choices.optional(), files: z.array(fileChoice).max(100).optional() }),
    response: detailedSet,
    errors: [
      ...moved,
      'imports.noSuchFile',
      'imports.noSuchColumn',
      'imports.noSuchField',
      'imports.fieldTwice',
    ],
  },
  repair: {
    method: 'POST',
    path: `${path}/repairs`,
    summary:
      'Read values as other ones, in every row; a value repaired before is read as the new one. Checked again at once.',
    access,
    params: id,
    body: z.object({ version, repairs: z.array(repair).min(1).max(2000) }),
    response: detailedSet,
    errors: [...moved, 'imports.noSuchFile', 'imports.noSuchColumn'],
  },
  revoke: {
    method: 'POST',
    path: `${path}/repairs/revoke`,
    summary: 'Take repairs back: all of them when none are named. Checked again at once.',
    access,
    params: id,
    body: z.object({
      version,
      repairs: z
        .array(repair.omit({ to: true }))
        .max(2000)
        .optional(),
    }),
    response: detailedSet,
    errors: moved,
  },
  accept: {
    method: 'POST',
    path: `${path}/proposals`,
    summary:
      'Accept proposals of the last check as repairs: those of the numbered problems, or all. Checked again at once.',
    access,
    params: id,
    body: z.object({ version, problems: z.array(z.number().int()).max(2000).optional() }),
    response: detailedSet,
    errors: moved,
  },
  check: {
    method: 'POST',
    path: `${path}/check`,
    summary:
      'Go through all files as the import would, and write nothing: what would come of them, and what is wrong.',
    access,
    params: id,
    response: detailedSet,
    status: 202,
    errors: ['imports.underWay', 'imports.nothingToImport', 'auth.forbidden'],
  },
  run: {
    method: 'POST',
    path: `${path}/run`,
    summary: 'Carry the import out; a cancelled one goes on where it was.',
    access,
    params: id,
    response: detailedSet,
    status: 202,
    errors: ['imports.underWay', 'imports.nothingToImport', 'auth.forbidden'],
  },
  cancel: {
    method: 'POST',
    path: `${path}/cancel`,
    summary: 'Stop: row by row, what is written stays; of a whole set nothing does.',
    access,
    params: id,
    response: detailedSet,
    status: 202,
    errors: ['imports.notRunning'],
  },
  undo: {
    method: 'POST',
    path: `${path}/undo`,
    summary: 'Take the import back, the last first, where nobody has worked with its records since.',
    access,
    params: id,
    response: detailedSet,
    status: 202,
    errors: ['imports.underWay'],
  },
  problems: {
    method: 'GET',
    path: `${path}/problems`,
    summary: 'What is wrong or could be better, one line for all rows that have it, the gravest first.',
    access,
    params: id,
    query: z.object({
      cursor,
      file: z.coerce.number().int().min(0).optional(),
      outcome: z.enum(['refused', 'noted']).optional(),
      limit,
    }),
    response: z.object({ items: z.array(problemGroup), next: z.string().nullable() }),
  },
  rows: {
    method: 'GET',
    path: `${path}/rows`,
    summary:
      'Rows and the records that came of them, in the order of the files; what the counts are made of.',
    access,
    params: id,
    query: z.object({
      cursor,
      file: z.coerce.number().int().min(0).optional(),
      did: z.enum(['created', 'changed', 'known', 'refused', 'leftOut']).optional(),
      limit,
    }),
    response: z.object({ items: z.array(shownRow), next: z.string().nullable() }),
  },
  errorFile: {
    method: 'GET',
    path: `${path}/files/:file/error-file`,
    summary:
      'The refused rows of a file as they were, with the reason in a last column: correct them and import this file.',
    access,
    params: ofFile,
    query: z.object({ format: z.enum(['csv', 'xlsx']).default('csv') }),
    response: 'raw',
  },
});
