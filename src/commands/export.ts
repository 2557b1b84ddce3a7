import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { leadCatalogues, writeExport } from '../areas/leads/index.ts';
import { addCatalogue } from '../platform/i18n/translator.ts';
import { actorOf } from './actor-of.ts';
import { type Command, UsageError } from './command.ts';
import { withDatabase } from './with-database.ts';

export const exportCommand: Command = {
  name: 'export',
  summary: 'write leads into a CSV or XLSX file',
  help: `yaosu export leads [FILE] [options]

Writes the leads that whoever it is done for may see. Cells that a spreadsheet would take for a formula are made harmless.
FILE             ends in .csv or .xlsx (default: leads-DATE.csv in this folder; - writes CSV to standard output)
--filter JSON    only these, as the API takes them: [{"field":"status","operator":"anyOf","values":["new"]}]
--search WORDS   only what these words find
--as EMAIL       in whose name (default: the owner)
--json           print one JSON object: path, rows`,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        filter: { type: 'string' },
        search: { type: 'string' },
        as: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    const [what, file, ...more] = positionals;
    if (what !== 'leads' || more.length > 0) throw new UsageError('export leads [FILE]');
    if (file && file !== '-' && !/\.(csv|xlsx)$/i.test(file))
      throw new UsageError('FILE ends in .csv or .xlsx');
    addCatalogue('leads', leadCatalogues);
    return withDatabase(context, async ({ db }) => {
      const actor = await actorOf(db, values.as);
      const format = file?.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv';
      let path = file ?? '';
      let out: Writable | null = null;
      const query = { format, sort: '-captured', filter: values.filter, q: values.search } as const;
      const rows = await writeExport(db, actor, query, (fileName) => {
        path = file === '-' ? '-' : resolve(file ?? fileName);
        out = path === '-' ? process.stdout : createWriteStream(path, { mode: 0o600 });
        return out;
      });
      if (path !== '-') await settled(out!);
      const line = values.json ? JSON.stringify({ path, rows }) : `${path}  ${rows} rows`;
      (path === '-' ? context.remark : context.print)(line);
      return 0;
    });
  },
};

/** Waits until all is in the file; what went wrong on the way is thrown. */
async function settled(out: Writable): Promise<void> {
  if (out.errored) throw out.errored;
  if (!out.closed) await once(out, 'close');
}
