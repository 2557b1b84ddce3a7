import { z } from 'zod';
import { filterLanguage, filterOperators } from './filter.ts';

/** Lists as they cross the wire: what selects records, in which order, how many there are, and the same change to many. */

const text = (most: number) => z.string().max(most);
const n = z.number().int();
const maybe = z.string().nullable();

export const condition = z.object({
  field: text(80),
  operator: z.enum(filterOperators),
  values: z.array(text(500)).max(500).default([]),
});

/** What selects records. @param found what a search of this kind of record finds by, in the words of the reference */
export const selectionBy = (found: string) =>
  z.object({
    filter: text(20_000).optional().describe(filterLanguage),
    q: text(100).optional().describe(`Search: ${found}.`),
  });

/** A page of a list. @param usual the order when nobody says: `-captured` */
export const listQueryOf = <S extends ReturnType<typeof selectionBy>>(
  selection: S,
  { sorts, usual, fields }: { sorts: readonly string[]; usual: string; fields: readonly string[] },
) =>
  selection.extend({
    sort: text(30)
      .default(usual)
      .describe(`One of ${sorts.join(', ')}; with - before it the largest or latest first.`),
    fields: text(1000)
      .optional()
      .describe(`Columns, separated by commas: ${fields.join(', ')}.`),
    cursor: text(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  });

export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: maybe });

export const total = z.object({
  total: n,
  exact: z.boolean().describe('False: an estimate from a sample of the table.'),
});

export const exportFormat = z.enum(['csv', 'xlsx']).default('csv');

/** Which records a change to many is for. */
export const bulkSelection = {
  ids: z.array(z.uuid()).min(1).max(10_000).optional(),
  filter: z.array(condition).max(30).optional().describe('Instead of ids: all that these conditions select.'),
  q: text(100).optional(),
};

export const editedMany = z.object({
  batchId: maybe,
  changed: n,
  unchanged: n,
  readOnly: n,
  notFound: n,
  refused: z.array(z.object({ code: z.string(), count: n, ids: z.array(z.string()) })),
});
