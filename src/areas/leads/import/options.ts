import { z } from 'zod';
import { newFieldKinds } from '../../../platform/import-export/new-fields.ts';

const column = z.object({
  column: z.number().int().min(0).max(499).describe('Index in the file, from 0.'),
  to: z
    .string()
    .max(80)
    .nullable()
    .describe('A field of the lead, `custom:<key>` for a custom field, null to leave the column out.'),
  newField: z
    .object({ label: z.string().trim().min(1).max(80), kind: z.enum(newFieldKinds) })
    .optional()
    .describe(
      'With `to` = `custom:<key>`: the field is made when the import runs, if there is none of that key.',
    ),
  missing: z.array(z.string().max(60)).max(50).default([]).describe('Words that stand for "not answered".'),
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
  numberStyle: z.enum(['point', 'comma']).optional(),
});

/** How an import is to be done: what the person chose, complete enough to do it again. */
export const importOptions = z.object({
  encoding: z.string().max(40).optional(),
  delimiter: z.string().max(2).optional(),
  sheet: z.string().max(200).optional(),
  columns: z.array(column).max(500),
  duplicates: z
    .enum(['skip', 'update', 'create'])
    .default('skip')
    .describe(
      'A lead that is there already, or came earlier in the file: left as it is, brought up to date, or made again.',
    ),
  keys: z
    .array(z.enum(['externalId', 'email', 'phone', 'identity']))
    .default(['externalId', 'email', 'phone', 'identity'])
    .describe(
      'By what two leads are the same; `identity` is company and person, or the company alone in a file that has no column for people, telephones, mail or numbers of another system.',
    ),
  mode: z.enum(['rows', 'file']).default('rows').describe('`file`: every row or none.'),
  badCells: z
    .enum(['reject', 'empty'])
    .default('reject')
    .describe('A cell that is not what its field holds: the row is refused, or taken without that cell.'),
  owner: z
    .object({
      by: z.enum(['me', 'person', 'rules', 'column', 'nobody']),
      personId: z.uuid().optional(),
    })
    .default({ by: 'me' }),
  country: z.string().length(2).default('CN').describe('Whose telephone numbers are written without prefix.'),
  source: z.string().trim().max(200).optional().describe('For rows that say no source of their own.'),
});

export type ImportOptions = z.output<typeof importOptions>;
export type ImportColumn = ImportOptions['columns'][number];
