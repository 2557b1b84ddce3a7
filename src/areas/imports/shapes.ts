import { z } from 'zod';
import { importStates } from '../../platform/import-export/import-states.ts';
import { newFieldKinds } from '../../platform/import-export/new-fields.ts';
import { kinds } from './rules/kinds.ts';

/** A set of files on its way in, as it crosses the wire. Files and columns are counted from 0, rows from 1. */

const n = z.number().int();
const maybe = z.string().nullable();
const facts = z.record(z.string(), z.unknown());
const text = (most: number) => z.string().max(most);

export const kind = z
  .enum(kinds)
  .describe(
    'What a file holds. `accounts` and `contacts` may hold both, company and person in one row; `none` is left out.',
  );

export const counts = z.object({
  rows: n.describe('Rows gone through so far.'),
  created: n.describe('Records; a row may bring a company and a person.'),
  changed: n.describe('Were there and got what the file knows more.'),
  known: n.describe('Were there and stay as they are.'),
  refused: n,
  leftOut: n.describe(
    'Rows that nothing is made of: products, deleted ones, steps of a refused opportunity.',
  ),
});

/** How a column is taken. */
export const columnChoice = z.object({
  column: n.min(0).max(499),
  to: text(80)
    .nullable()
    .describe(
      'A field of `GET /api/imports/fields`, `custom:<key>` (`account.custom:` and `contact.custom:` for customers), or null: left out.',
    ),
  newField: z
    .object({ label: z.string().trim().min(1).max(80), kind: z.enum(newFieldKinds) })
    .optional()
    .describe('With a custom `to`: the field is made when the import runs, if there is none of that key.'),
  missing: z.array(text(60)).max(50).default([]).describe('Words that stand for “not answered”.'),
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
  numberStyle: z.enum(['point', 'comma']).optional(),
});

export const fileChoice = z.object({
  file: n.min(0),
  kind,
  columns: z.array(columnChoice).max(500),
  encoding: text(40).optional(),
  delimiter: text(2).optional(),
  sheet: text(200).optional(),
  country: z.string().length(2).default('CN').describe('Whose telephone numbers are written without prefix.'),
});

/** What is done where a file leaves it open; each is said by the problems that it settles. */
export const choices = z.object({
  mode: z.enum(['rows', 'set']).default('rows').describe('`set`: every row of every file, or nothing.'),
  same: z
    .enum(['leave', 'fill', 'replace'])
    .default('leave')
    .describe('Companies and people that are there: left as they are, filled where empty, or overwritten.'),
  unknownAccounts: z.enum(['refuse', 'open', 'empty']).default('refuse'),
  unknownOwners: z.enum(['refuse', 'me', 'nobody']).default('refuse'),
  badCells: z
    .enum(['refuse', 'empty'])
    .default('refuse')
    .describe('A cell that isn’t what its field holds: its row is refused, or taken without the cell.'),
  closedBeforeOpened: z
    .enum(['refuse', 'openThen'])
    .default('refuse')
    .describe('A decision dated before the beginning: refused, or begun on the day of the decision.'),
  missingAmounts: z
    .enum(['empty', 'listPrice'])
    .default('empty')
    .describe(
      'Open opportunities without an amount: as they are, or at the list price that a file of products gives.',
    ),
  owner: z
    .object({ by: z.enum(['me', 'nobody', 'person']), personId: z.uuid().optional() })
    .default({ by: 'me' })
    .describe('Whose a record is whose row names nobody.'),
});

/** One value of a column that is read as another, in every row. */
export const repair = z.object({
  file: n.min(0),
  column: n.min(0).max(499),
  from: text(2000),
  to: text(2000).describe('`""` leaves the cell empty.'),
});

const foundColumn = z.object({
  column: n,
  header: z.string(),
  kind: z.string().describe('What its cells look like.'),
  field: z
    .string()
    .optional()
    .describe('The field proposed; absent: offered as a custom field, or left out.'),
  confidence: z.number(),
  reason: z
    .object({ code: z.string(), facts })
    .optional()
    .describe('sameHeader, similarHeader, values, or `link`: its values stand in another file.'),
  dropped: z.boolean().optional().describe('Nameless or empty; left out.'),
  missing: z.array(z.string()),
  newField: z.object({ key: z.string(), label: z.string(), kind: z.string() }).optional(),
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
  ambiguousDates: z.boolean().optional(),
  numberStyle: z.enum(['point', 'comma']).optional(),
});

const file = z.object({
  file: n,
  fileName: z.string(),
  bytes: n,
  rows: n,
  format: z.string(),
  encoding: z.string(),
  delimiter: maybe,
  sheets: z.array(z.string()),
  sheet: maybe,
  skippedLines: n,
  header: z.array(z.string()),
  sample: z.array(z.array(z.string())).describe('The first rows, before any repair.'),
  recognised: z
    .array(z.object({ kind, confidence: z.number() }))
    .describe('What it seems to hold, the likeliest first.'),
  found: z.array(foundColumn),
  choice: fileChoice,
  counts,
  leftOut: z
    .array(z.object({ code: z.string(), facts, message: z.string() }))
    .describe('What the file holds and Yaosu doesn’t keep, said in words.'),
  leadsImportId: z
    .uuid()
    .nullable()
    .describe('A file of leads goes through the leads’ own import: this one.'),
});

const link = z.object({
  fromFile: n,
  fromColumn: n,
  toFile: n,
  toColumn: n,
  by: z.enum(['id', 'name']),
  values: n.describe('Different values in the column.'),
  found: n.describe('How many of them stand in the other file.'),
});

/** What is wrong, or could be better, in many rows at once. */
export const problemGroup = z.object({
  n: n.describe('Its number within the last check.'),
  file: n,
  column: n.nullable(),
  header: maybe,
  code: z.string(),
  facts,
  message: z.string().describe('In the language of whoever asks.'),
  next: z.string(),
  value: maybe.describe('What stands in the cells, where all have the same.'),
  outcome: z.enum(['refused', 'noted']).describe('`noted`: the rows are taken as they are.'),
  rows: n,
  samples: z.array(z.object({ row: n, cells: z.array(z.string()) })),
  proposal: maybe.describe('What the value seems to mean; taken only when somebody accepts it.'),
  settledBy: z
    .string()
    .nullable()
    .describe('The name of the choice that decides about such rows, if one does.'),
});

export const shownSet = z.object({
  id: z.uuid(),
  state: z.enum(importStates),
  fileNames: z.array(z.string()),
  createdBy: z.uuid(),
  createdByName: maybe,
  createdAt: z.string(),
  startedAt: maybe,
  finishedAt: maybe,
  version: n,
  counts,
  failure: z.object({ code: z.string(), facts, message: z.string(), next: z.string() }).nullable(),
  progress: z
    .object({ done: n, total: n, file: n.nullable(), secondsLeft: n.nullable() })
    .nullable()
    .describe('While it is checked, run or undone: rows of all files.'),
  undo: z
    .object({
      removed: n,
      restored: n,
      kept: n,
      left: z
        .array(
          z.object({
            kind: z.string(),
            id: z.uuid(),
            name: z.string(),
            code: z.string(),
            message: z.string(),
          }),
        )
        .describe('What stays and why, the first hundred.'),
    })
    .nullable(),
});

export const detailedSet = shownSet.extend({
  files: z.array(file),
  order: z.array(n).describe('Files in the order they go in: what others point at before what points at it.'),
  links: z.array(link),
  choices,
  repairs: z.array(repair),
  checked: z
    .boolean()
    .describe('Whether the counts are those of the files, choices and repairs as they stand.'),
  problems: z.object({ groups: n, refusedRows: n, proposals: n }),
  sameFiles: z
    .array(z.object({ file: n, id: z.uuid(), at: z.string() }))
    .describe('The same bytes came before.'),
});

export const shownRow = z.object({
  file: n,
  row: n,
  kind: z.enum(['person', 'team', 'account', 'contact', 'lead', 'opportunity', 'step', 'none']),
  did: z.enum(['created', 'changed', 'known', 'refused', 'leftOut']),
  key: maybe.describe('The row’s own id in the file.'),
  recordId: z.uuid().nullable(),
  name: maybe,
  reasons: z.array(z.object({ column: n.nullable(), code: z.string(), message: z.string() })),
});

export const fieldsOfKinds = z.object({
  kinds: z.array(
    z.object({
      kind,
      label: z.string(),
      fields: z.array(z.object({ key: z.string(), label: z.string(), isCustom: z.boolean() })),
      customSubjects: z
        .array(z.enum(['account', 'contact', 'lead', 'opportunity']))
        .describe('Where further columns may become custom fields.'),
    }),
  ),
});
