import { parseArgs } from 'node:util';
import { type ImportedFile, importFile } from '../areas/leads/import/index.ts';
import { catchUp } from '../areas/leads/score/index.ts';
import { actorOf } from './actor-of.ts';
import { type Command, UsageError } from './command.ts';
import { importFiles, readable, setFlags } from './import-files.ts';
import { withDatabase } from './with-database.ts';

const treatments = ['skip', 'update', 'create'] as const;

export const importCommand: Command = {
  name: 'import',
  summary: 'import leads, or files that belong together (people, customers, opportunities)',
  help: `yaosu import leads FILE [options]
yaosu import set FILE… [options]
yaosu import all FOLDER [options]

leads   one file of leads of any size: CSV, XLSX or vCard
set     files that belong together: people, companies, contacts, leads, products, opportunities, their stage history. What each holds
        and how they hang together is recognised; they go in so that what is pointed at comes first
all     a set of all CSV, XLSX and vCard files of FOLDER

Guesses what columns mean, checks every row and writes what is sound. Exit code 1 when nothing could be written.
--check               only say what would come of it
--empty-bad-cells     a cell that is not what its field holds (a wrong date, number, telephone) is left empty; without this
                      its row is refused
--whole               all rows or none
--as EMAIL            in whose name (default: the owner)
--json                print one JSON object
For leads:
--duplicates WHAT     skip (default), update, or create
--custom-fields       columns that are no field of a lead become custom fields
For a set:
--repair              accept what the check proposes: likely slips of the hand, one thing written in two ways, stages of another name
--same WHAT           companies and people that are there: leave (default), fill, or replace
--unknown-accounts WHAT   refuse (default), open, or empty
--unknown-owners WHAT     refuse (default), me, or nobody
--closed-before-opened WHAT   refuse (default), or open-then: such an opportunity began on the day it was decided
--missing-amounts WHAT    empty (default), or list-price`,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        check: { type: 'boolean' },
        duplicates: { type: 'string' },
        'custom-fields': { type: 'boolean' },
        'empty-bad-cells': { type: 'boolean' },
        whole: { type: 'boolean' },
        as: { type: 'string' },
        json: { type: 'boolean' },
        ...setFlags,
      },
    });
    const [what, ...named] = positionals;
    if (what === 'set' || what === 'all') return importFiles(what, named, values, context);
    const given = Object.keys(setFlags).find((flag) => values[flag as keyof typeof setFlags] !== undefined);
    if (given) throw new UsageError(`--${given} is for a set`);
    const [file, ...more] = named;
    const duplicates = treatments.find((one) => one === (values.duplicates ?? 'skip'));
    if (what !== 'leads' || !file || more.length > 0)
      throw new UsageError('import leads FILE, import set FILE…, or import all FOLDER');
    if (!duplicates) throw new UsageError(`--duplicates is one of ${treatments.join(', ')}`);
    await readable(file);
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
