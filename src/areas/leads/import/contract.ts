import { z } from 'zod';
import { contract } from '../../../platform/http/contract.ts';
import { importStates } from '../../../platform/import-export/import-states.ts';
import { importOptions } from './options.ts';

const id = z.object({ id: z.uuid() });
const maybe = z.string().nullable();
const importer = { permission: 'leads.import' };
const facts = z.record(z.string(), z.unknown());

const counts = z.object({
  rows: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  skipped: z.number().int(),
  rejected: z.number().int(),
  bytesRead: z.number().int(),
});

const problem = z.object({
  column: z.number().int().optional(),
  code: z.string(),
  facts,
  message: z.string().describe('In the language of whoever asks.'),
});

const foundColumn = z.object({
  column: z.number().int(),
  header: z.string(),
  kind: z.string(),
  field: z.string().optional().describe('The field proposed; absent: offered as a custom field.'),
  confidence: z.number(),
  reason: z.object({ code: z.string(), facts }).optional(),
  dropped: z.boolean().optional().describe('Nameless and empty; left out.'),
  missing: z.array(z.string()),
  newField: z.object({ key: z.string(), label: z.string(), kind: z.string() }).optional(),
  dateOrder: z.string().optional(),
  ambiguousDates: z.boolean().optional(),
  numberStyle: z.string().optional(),
});

const shown = z.object({
  id: z.uuid(),
  fileName: z.string(),
  state: z.enum(importStates),
  bytesTotal: z.number().int(),
  createdBy: z.uuid(),
  createdByName: maybe,
  createdAt: z.string(),
  startedAt: maybe,
  finishedAt: maybe,
  version: z.number().int(),
  failure: z.object({ code: z.string(), facts, message: z.string(), next: z.string() }).nullable(),
  counts,
  rowsPerSecond: z.number().int().nullable(),
  secondsLeft: z.number().int().nullable(),
  undo: z
    .object({
      removed: z.number().int(),
      restored: z.number().int(),
      leftCreated: z.number().int(),
      leftChanged: z.number().int(),
    })
    .nullable()
    .describe('What undoing took back, and what it left because somebody had worked with it.'),
});

const detailed = shown.extend({
  options: z.unknown().describe('As PUT takes them.'),
  format: z.string(),
  encoding: z.string(),
  delimiter: maybe,
  sheets: z.array(z.string()),
  sheet: maybe,
  header: z.array(z.string()),
  skippedLines: z.number().int(),
  sample: z.array(z.array(z.string())),
  columns: z.array(foundColumn),
  remembered: z.boolean(),
  sameFile: z.object({ id: z.uuid(), fileName: z.string(), at: z.string() }).nullable(),
  preview: z.array(z.unknown()).describe('The first rows as the leads they would become, once checked.'),
});

const path = '/api/leads/imports/:id';

export const importContract = contract({
  upload: {
    method: 'POST',
    path: '/api/leads/imports',
    summary: 'Upload a file of leads; the answer says what is in it and how it would be imported.',
    access: importer,
    upload: true,
    response: detailed,
    status: 201,
    rate: 60,
  },
  list: {
    method: 'GET',
    path: '/api/leads/imports',
    summary: 'Imports, the newest first.',
    access: importer,
    query: z.object({ cursor: z.string().optional() }),
    response: z.object({ items: z.array(shown), next: maybe }),
  },
  read: {
    method: 'GET',
    path,
    summary: 'One import: what is in the file, how far it is, what came of it.',
    access: importer,
    params: id,
    response: detailed,
  },
  choose: {
    method: 'PUT',
    path,
    summary: 'Choose columns, treatment of duplicates, owner, and whether all rows or none.',
    access: importer,
    params: id,
    body: z.object({ version: z.number().int(), options: importOptions }),
    response: detailed,
    errors: ['record.stale', 'import.underWay', 'import.fieldTwice', 'import.nobodyMapped'],
  },
  check: {
    method: 'POST',
    path: `${path}/check`,
    summary:
      'Go through the whole file without writing: what would be created, updated, left out, refused, and why.',
    access: importer,
    params: id,
    response: detailed,
    status: 202,
  },
  run: {
    method: 'POST',
    path: `${path}/run`,
    summary: 'Carry the import out; a cancelled one goes on where it was.',
    access: importer,
    params: id,
    response: detailed,
    status: 202,
  },
  cancel: {
    method: 'POST',
    path: `${path}/cancel`,
    summary: 'Stop: row by row, what is written stays; of a whole file nothing does.',
    access: importer,
    params: id,
    response: detailed,
    status: 202,
  },
  undo: {
    method: 'POST',
    path: `${path}/undo`,
    summary: 'Take the import back, where nobody has worked with its leads since.',
    access: importer,
    params: id,
    response: detailed,
    status: 202,
  },
  problems: {
    method: 'GET',
    path: `${path}/problems`,
    summary: 'Rows with something to say about them, in the order of the file.',
    access: importer,
    params: id,
    query: z.object({
      cursor: z.string().optional(),
      outcome: z.enum(['rejected', 'skipped', 'noted']).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    response: z.object({
      items: z.array(
        z.object({
          row: z.number().int(),
          outcome: z.enum(['rejected', 'skipped', 'noted']),
          problems: z.array(problem),
          cells: z.array(z.string()),
        }),
      ),
      next: maybe,
    }),
  },
  errorFile: {
    method: 'GET',
    path: `${path}/error-file`,
    summary:
      'The refused rows as they were, with the reason in a last column: correct them and import this file.',
    access: importer,
    params: id,
    query: z.object({ format: z.enum(['csv', 'xlsx']).default('csv') }),
    response: 'raw',
  },
});
