import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Card } from '../src/areas/scoring/rules/card.ts';
import { type Column, takeRows } from '../src/areas/scoring/rules/columns.ts';
import { datePartsOf } from '../src/areas/scoring/rules/date-parts.ts';
import { findLeaks } from '../src/areas/scoring/rules/leaks.ts';
import { learnCard } from '../src/areas/scoring/rules/learn.ts';
import { chancesOf, compileCard, scoreRows } from '../src/areas/scoring/rules/score.ts';
import { typeColumn } from '../src/areas/scoring/rules/type-column.ts';
import { qualityOf } from '../src/areas/scoring/rules/validate.ts';
import { IMPORT_ERRORS, ImportError } from '../src/platform/import-export/errors.ts';
import { openTable } from '../src/platform/import-export/readers/open-table.ts';

/** Runs the product's score learner on a file of leads whose outcome is known, and says how well it foretells. */

const HELP = `npm run --silent score:evaluate -- --csv FILE --target COLUMN --positive VALUE
        [--exclude A,B] [--missing TOKEN,TOKEN] [--salt S] [--seed N]

Learns a scorecard from part of FILE, without a prior card, and judges it on the rest.

  --csv FILE        a table: CSV with any delimiter, quoting and usual encoding, or XLSX
  --target COLUMN   header of the column with the outcome
  --positive VALUE  the outcome that counts as won; every other value does not
  --exclude A,B     headers of columns to leave out
  --missing T,T     words that mean "not answered", beside the empty cell
  --salt S          another split (see below)
  --seed N          seed of the learner, 1 when not given; the same seed gives the same card
  --help            this text

Row i (from 0, header not counted) judges when the first hex digit of sha256 of i, or of S:i, is 0, 1 or 2; the other
rows are learned from. Which columns are numbers, dates, yes/no or categories is found out.

The last line printed is one JSON object:
  rows, trainRows, testRows, positives   (positives: in all rows)
  auc, logLoss, brier, lift10            on the test rows; lift10: share won in the best tenth over the share overall
  trainMs             milliseconds to learn, from typed columns to the card
  scoreMicrosPerRow   microseconds to score one lead in memory
  pairs, bins         pairs of attributes and bins of single attributes on the card

Exit code 0 when it ran, 2 when it was called wrongly or the file can't be learned from.`;

/** Something the caller can put right; the code is stable. */
class CallError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const REFUSALS: Readonly<Record<string, string>> = {
  'score.noRows': 'There is no row to learn from.',
  'score.oneClass': 'All rows to learn from have the same outcome; there is nothing to tell apart.',
  'score.noAttributes': 'No column is left that could teach anything.',
};

interface Flags {
  csv: string;
  target: string;
  positive: string;
  exclude: string[];
  missing: string[];
  salt: string | undefined;
  seed: number;
}

async function run(args: string[]): Promise<void> {
  const flags = readFlags(args);
  if (!flags) {
    console.log(HELP);
    return;
  }
  const { header, rows } = withHeader(await readTable(flags.csv), flags.target);
  if (header.filter((name) => name === flags.target).length > 1)
    throw new CallError('score.ambiguousColumn', `More than one column is called "${flags.target}".`);
  for (const name of [flags.target, ...flags.exclude]) {
    if (!header.includes(name)) {
      throw new CallError(
        'score.unknownColumn',
        `There is no column "${name}". There are: ${header.join(', ')}.`,
      );
    }
  }
  if (rows.length === 0) throw new CallError('score.noRows', REFUSALS['score.noRows']!);
  const outcomes = outcomesOf(header, rows, flags);
  const columns = typedColumns(header, rows, flags);
  const [train, test] = split(rows.length, flags.salt);
  if (test.length === 0) console.log('warning score.noTestRows: no row is left to judge with');
  const trainColumns = columns.map((column) => takeRows(column, train));
  const trainOutcomes = Uint8Array.from(train, (row) => outcomes[row]!);
  for (const leak of findLeaks(trainColumns, trainOutcomes)) {
    console.log(
      `warning ${leak.code}: ${leak.key} (${leak.figure.toFixed(3)}), perhaps known only after the outcome`,
    );
  }
  const started = performance.now();
  const learned = learnCard({
    columns: trainColumns,
    outcomes: trainOutcomes,
    seed: flags.seed,
    name: 'evaluation',
  });
  const trainMs = Math.round(performance.now() - started);
  if (!learned.ok)
    throw new CallError(learned.refusal.code, REFUSALS[learned.refusal.code] ?? learned.refusal.code);
  const { card, signal, pairs } = learned.value;
  for (const { keys, proof } of pairs) console.log(`pair ${keys.join(' × ')}: proof ${proof.toFixed(1)}`);
  const unseen = `unseen training rows: AUC ${signal.auc.toFixed(4)}`;
  console.log(signal.verdict === 'learned' ? unseen : `nothing to learn here yet (${unseen})`);
  const testColumns = columns.map((column) => takeRows(column, test));
  const testOutcomes = Uint8Array.from(test, (row) => outcomes[row]!);
  const raw = scoreRows(compileCard(card), testColumns, test.length);
  const quality = qualityOf(raw, chancesOf(card, raw), testOutcomes);
  console.log(
    JSON.stringify({
      rows: rows.length,
      trainRows: train.length,
      testRows: test.length,
      positives: outcomes.reduce((sum, outcome) => sum + outcome, 0),
      auc: rounded(quality.auc),
      logLoss: rounded(quality.logLoss),
      brier: rounded(quality.brier),
      lift10: rounded(quality.lift10),
      trainMs,
      scoreMicrosPerRow: microsPerRow(card, columns, rows.length),
      pairs: card.pairs.length,
      bins: card.attributes.reduce((sum, a) => sum + a.bins.length + ('other' in a ? 2 : 1), 0),
    }),
  );
}

function readFlags(args: string[]): Flags | null {
  const text = { type: 'string' } as const;
  const options = {
    csv: text,
    target: text,
    positive: text,
    exclude: text,
    missing: text,
    salt: text,
    seed: text,
    help: { type: 'boolean' },
  } as const;
  let values: ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];
  try {
    values = parseArgs({ args, options }).values;
  } catch (error) {
    throw new CallError('score.wrongCall', error instanceof Error ? error.message : String(error));
  }
  if (values.help) return null;
  const need = (name: 'csv' | 'target' | 'positive'): string => {
    const value = values[name];
    if (value === undefined) throw new CallError('score.wrongCall', `--${name} is missing.`);
    return value;
  };
  const seed = Number(values.seed ?? '1');
  if (!Number.isInteger(seed)) throw new CallError('score.wrongCall', '--seed takes a whole number.');
  const list = (value: string | undefined) =>
    (value ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
  return {
    csv: need('csv'),
    target: need('target').trim(),
    positive: need('positive').trim(),
    exclude: list(values.exclude),
    missing: list(values.missing),
    salt: values.salt,
    seed,
  };
}

interface Table {
  header: string[];
  rows: string[][];
}

async function readTable(path: string): Promise<Table> {
  const table = await openTable({ path, fileName: basename(path) });
  try {
    const rows: string[][] = [];
    for await (const batch of table.batches()) for (const row of batch.rows) rows.push(row);
    return { header: table.header, rows };
  } finally {
    await table.close();
  }
}

/** The reader found no header, but the first row names the target: then that row was the header after all. */
function withHeader(table: Table, target: string): Table {
  const [first, ...rows] = table.rows;
  const nameless = table.header.every((name) => name === '');
  const names = first?.map((cell) => cell.trim());
  return nameless && names?.includes(target) ? { header: names, rows } : table;
}

function outcomesOf(header: string[], rows: string[][], { target, positive }: Flags): Uint8Array {
  const at = header.indexOf(target);
  const outcomes = Uint8Array.from(rows, (row) => (row[at]!.trim() === positive ? 1 : 0));
  const positives = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  if (positives === 0 || positives === rows.length) {
    const found = [...new Set(rows.map((row) => row[at]!.trim() || '(nothing)'))].slice(0, 10);
    const some = positives === 0 ? 'No row' : 'Every row';
    throw new CallError(
      'score.oneClass',
      `${some} has "${positive}" in "${target}". Found there: ${found.join(', ')}.`,
    );
  }
  return outcomes;
}

function typedColumns(header: string[], rows: string[][], flags: Flags): Column[] {
  const missing = new Set(flags.missing);
  const columns: Column[] = [];
  const keys = keysOf(header);
  header.forEach((name, at) => {
    if (name === flags.target || flags.exclude.includes(name)) return;
    const key = keys[at]!;
    const typed = typeColumn(
      key,
      rows.map((row) => row[at]!),
      { missing },
    );
    for (const note of typed.notes) console.log(`${note.code}: ${note.key} (${note.count})`);
    if (typed.column) columns.push(typed.column, ...datePartsOf(typed.column));
  });
  return columns;
}

/** What columns are called on the card, each otherwise: one without a name by its place, the second of the same name by its number. */
function keysOf(header: readonly string[]): string[] {
  const taken = new Set(header.filter((name) => name !== ''));
  const seen = new Set<string>();
  return header.map((name, at) => {
    if (name !== '' && !seen.has(name)) {
      seen.add(name);
      return name;
    }
    const stem = name === '' ? `column ${at + 1}` : name;
    let key = name === '' ? stem : `${stem} (2)`;
    for (let n = 3; taken.has(key); n++) key = `${stem} (${n})`;
    taken.add(key);
    return key;
  });
}

function split(rows: number, salt: string | undefined): [Int32Array, Int32Array] {
  const train: number[] = [];
  const test: number[] = [];
  for (let row = 0; row < rows; row++) {
    const text = salt ? `${salt}:${row}` : String(row);
    const digit = createHash('sha256').update(text).digest('hex')[0]!;
    (digit <= '2' ? test : train).push(row);
  }
  return [Int32Array.from(train), Int32Array.from(test)];
}

/** Scores the file over and over until it took long enough to be timed. */
function microsPerRow(card: Card, columns: Column[], rows: number): number {
  const compiled = compileCard(card);
  const once = () => {
    const started = performance.now();
    scoreRows(compiled, columns, rows);
    return performance.now() - started;
  };
  for (let i = 0; i < 5; i++) once();
  let spent = 0;
  let times = 0;
  while (spent < 200) {
    spent += once();
    times++;
  }
  return rounded((1000 * spent) / (times * rows));
}

function rounded(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}

/** What is wrong with the file, where, and what to do. */
function inWords({ code, facts }: ImportError): string {
  const { when, remedy } = IMPORT_ERRORS[code];
  const where = Object.entries(facts).map(([name, value]) => `${name} ${String(value)}`);
  return `${code}: ${when}${where.length > 0 ? ` (${where.join(', ')})` : ''} ${remedy}`;
}

run(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof CallError || error instanceof ImportError) {
    console.error(error instanceof ImportError ? inWords(error) : `${error.code}: ${error.message}`);
    process.exitCode = 2;
    return;
  }
  if (
    error instanceof Error &&
    'code' in error &&
    ['ENOENT', 'EISDIR', 'EACCES'].includes(String(error.code))
  ) {
    console.error(`score.fileUnreadable: ${error.message}`);
    process.exitCode = 2;
    return;
  }
  throw error;
});
