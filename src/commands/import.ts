import { access, constants } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type ImportedFile, importFile } from '../areas/leads/import/index.ts';
import { catchUp } from '../areas/leads/score/index.ts';
import { Refusal } from '../kernel/outcome.ts';
import { actorOf } from './actor-of.ts';
import { type Command, UsageError } from './command.ts';
import { withDatabase } from './with-database.ts';

const treatments = ['skip', 'update', 'create'] as const;

export const importCommand: Command = {
  name: 'import',
  summary: 'import leads from a CSV, XLSX or vCard file',
  help: `yaosu import leads FILE [options]

Reads FILE in any usual encoding, guesses what its columns mean (or remembers it), checks every row and writes what is sound.
--check               only say what would come of it
--duplicates WHAT     skip (default), update, or create
--custom-fields       columns that are no field of a lead become custom fields
--empty-bad-cells     a cell that is not what its field holds (a wrong date, number, telephone) is left empty; without this
                      its row is refused
--whole               all rows or none
--as EMAIL            in whose name (default: the owner)
--json                print one JSON object`,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        check: { type: 'boolean' },
        duplicates: { type: 'string', default: 'skip' },
        'custom-fields': { type: 'boolean' },
        'empty-bad-cells': { type: 'boolean' },
        whole: { type: 'boolean' },
        as: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    const [what, file, ...more] = positionals;
    const duplicates = treatments.find((one) => one === values.duplicates);
    if (what !== 'leads' || !file || more.length > 0) throw new UsageError('import leads FILE');
    if (!duplicates) throw new UsageError(`--duplicates is one of ${treatments.join(', ')}`);
    await access(file, constants.R_OK).catch(() => {
      throw new Refusal('terminal.noFile', { path: file });
    });
    return withDatabase(context, async ({ db }) => {
      const actor = await actorOf(db, values.as);
      const done = await importFile(
        db,
        actor,
        file,
        {
          phase: values.check ? 'check' : 'run',
          duplicates,
          customFields: values['custom-fields'] ?? false,
          badCells: values['empty-bad-cells'] ? 'empty' : 'reject',
          mode: values.whole ? 'file' : 'rows',
        },
        { onProgress: everySecond(context.remark) },
      );
      if (!values.check) await catchUp(db, new AbortController().signal);
      context.print(values.json ? JSON.stringify(summaryOf(done)) : inAWord(done));
      return done.state === 'failed' ? 1 : 0;
    });
  },
};

type Progress = { rows: number; bytesRead: number; bytesTotal: number };

/** A line a second is enough to watch by. */
function everySecond(remark: (line: string) => void): (progress: Progress) => void {
  let last = Date.now();
  return ({ rows, bytesRead, bytesTotal }) => {
    if (Date.now() - last < 1000) return;
    last = Date.now();
    remark(`${rows} rows, ${Math.round((bytesRead / Math.max(bytesTotal, 1)) * 100)} %`);
  };
}

function summaryOf({ importId, state, counts, milliseconds }: ImportedFile) {
  return { importId, state, ...counts, milliseconds: Math.round(milliseconds) };
}

function inAWord(done: ImportedFile): string {
  const { state, importId, milliseconds, ...counts } = summaryOf(done);
  const numbers = Object.entries(counts).map(([name, n]) => `${name} ${n}`);
  return `${state}: ${numbers.join(', ')} (${(milliseconds / 1000).toFixed(1)} s, import ${importId})`;
}
