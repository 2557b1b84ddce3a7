import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { type Day, dayOf, isoOf, monthEnd } from '../src/areas/pipeline/forecast/rules/days.ts';
import { type Deal, knownAt } from '../src/areas/pipeline/forecast/rules/deals.ts';
import { backTest, type Trial } from '../src/areas/pipeline/forecast/rules/forecast.ts';
import { learnAt, wonBetween } from '../src/areas/pipeline/forecast/rules/outlook.ts';
import { ImportError } from '../src/platform/import-export/errors.ts';
import { openTable } from '../src/platform/import-export/readers/open-table.ts';

/** Runs the product's forecast over a file of deals as if standing in its past, and says how right it would have been. */

const HELP = `npm run --silent forecast:evaluate -- --pipeline FILE
        [--opened COLUMN] [--closed COLUMN] [--stage COLUMN] [--won VALUE] [--lost VALUE] [--value COLUMN]
        [--segment COLUMN] [--from YYYY-MM] [--seed N] [--draws N]

Stands at the end of each month from --from on, knows only what was known then, and forecasts the value won in the next
month and in the next quarter (the three months that follow).

  --pipeline FILE   a table of deals: CSV of any usual kind, or XLSX
  --opened COLUMN   day the deal opened, engage_date when not given; rows without one are left out
  --closed COLUMN   day it was won or lost, close_date when not given
  --stage COLUMN    where it stands at the end of the file, deal_stage when not given; only won and lost are read from it
  --won, --lost     the values that say so, Won and Lost when not given
  --value COLUMN    what a won deal brought, close_value when not given
  --segment COLUMN  what makes deals alike, product when not given
  --from YYYY-MM    first month's end to stand at, 2017-04 when not given
  --seed, --draws   of the drawing, 1 and 2000 when not given
  --help            this text

The last line printed is one JSON object: deals, won, lost, open, undated; then for month and quarter
  periods           forecasts that could be compared
  mape              mean of |P50 - actual| / actual, in percent
  coverage          share of periods whose actual lay between P10 and P90, in percent
  lastPeriod        the same error when the last period's value is the forecast
  stageWeighted     … when every open deal counts its worth times the share of deals won so far
  stageWeightedFitted  … times the share of open worth that past periods of this length brought
ms is the time for everything.

Exit code 0 when it ran, 2 when it was called wrongly or the file has nothing to forecast.`;

/** Something the caller can put right; the code is stable. */
class CallError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const text = (value: string) => ({ type: 'string', default: value }) as const;
const flagOptions = {
  pipeline: { type: 'string' },
  opened: text('engage_date'),
  closed: text('close_date'),
  stage: text('deal_stage'),
  won: text('Won'),
  lost: text('Lost'),
  value: text('close_value'),
  segment: text('product'),
  from: text('2017-04'),
  seed: text('1'),
  draws: text('2000'),
  help: { type: 'boolean', default: false },
} as const;
type Flags = ReturnType<typeof parseArgs<{ options: typeof flagOptions }>>['values'];

async function run(args: string[]): Promise<void> {
  const flags = readFlags(args);
  if (flags.help) {
    console.log(HELP);
    return;
  }
  const { deals, undated } = await readDeals(flags);
  const last = Math.max(...deals.map((deal) => deal.closedOn ?? deal.openedOn));
  const from = monthEnd(dayOf(`${flags.from}-01`));
  const started = performance.now();
  const options = { seed: whole(flags.seed, '--seed'), draws: whole(flags.draws, '--draws') };
  const figures = [1, 3].map((months) => {
    const days: Day[] = [];
    for (let day = from; monthEnd(day + 1, months - 1) <= monthEnd(last); day = monthEnd(day, 1))
      days.push(day);
    return judge(deals, backTest(deals, 1, days, months, options), months);
  });
  console.log(
    JSON.stringify({
      deals: deals.length,
      won: deals.filter((deal) => deal.won).length,
      lost: deals.filter((deal) => deal.closedOn !== null && !deal.won).length,
      open: deals.filter((deal) => deal.closedOn === null).length,
      undated,
      month: figures[0],
      quarter: figures[1],
      ms: Math.round(performance.now() - started),
    }),
  );
}

function judge(deals: readonly Deal[], trials: readonly Trial[], months: number): Record<string, number> {
  if (trials.length === 0)
    throw new CallError(
      'forecast.nothingToCompare',
      'No whole period lies after --from and after a month with a won deal.',
    );
  console.log(`${months === 1 ? 'month' : 'quarter'} after   won   P10   P50   P90`);
  for (const one of trials) {
    const held = one.actual >= one.p10 && one.actual <= one.p90 ? '' : '   outside the band';
    console.log(
      [isoOf(one.today), ...[one.actual, one.p10, one.p50, one.p90].map((n) => Math.round(n))].join('  ') +
        held,
    );
  }
  const error = (of: (one: Trial) => number) =>
    rounded((100 * sum(trials.map((one) => Math.abs(of(one) - one.actual) / one.actual))) / trials.length);
  const inBand = trials.filter((one) => one.actual >= one.p10 && one.actual <= one.p90).length;
  return {
    periods: trials.length,
    mape: error((one) => one.p50),
    coverage: rounded((100 * inBand) / trials.length),
    lastPeriod: error((one) => one.naive),
    stageWeighted: error((one) => openWorth(deals, one.today) * winRate(deals, one.today)),
    stageWeightedFitted: error((one) => openWorth(deals, one.today) * fittedShare(deals, one.today, months)),
  };
}

/** What all open deals would bring if every one were won, as known at the end of `day`. */
function openWorth(deals: readonly Deal[], day: Day): number {
  const { known, values } = learnAt(deals, 1, day);
  return sum(known.flatMap((deal) => (deal.closedOn === null ? [values.worth(deal).mean] : [])));
}

function winRate(deals: readonly Deal[], day: Day): number {
  const closed = knownAt(deals, day).filter((deal) => deal.closedOn !== null);
  return closed.filter((deal) => deal.won).length / Math.max(1, closed.length);
}

/** Which share of the open worth at past month ends the period after them brought; all of it before there is one. */
function fittedShare(deals: readonly Deal[], day: Day, months: number): number {
  let worth = 0;
  let came = 0;
  for (let back = 1; back <= 24; back++) {
    const made = monthEnd(day, -back);
    const until = monthEnd(made, months);
    if (until > day || wonBetween(deals, 0, made) === 0) continue;
    worth += openWorth(deals, made);
    came += wonBetween(deals, made, until);
  }
  return worth > 0 ? came / worth : winRate(deals, day);
}

async function readDeals(flags: Flags): Promise<{ deals: Deal[]; undated: number }> {
  if (!flags.pipeline) throw new CallError('forecast.wrongCall', '--pipeline is missing.');
  const table = await openTable({ path: flags.pipeline, fileName: basename(flags.pipeline) });
  try {
    const at = (name: string) => {
      const place = table.header.indexOf(name);
      if (place < 0)
        throw new CallError(
          'forecast.unknownColumn',
          `There is no column "${name}". There are: ${table.header.join(', ')}.`,
        );
      return place;
    };
    const { opened, closed, stage, value, segment } = flags;
    const places = [opened, closed, stage, value, segment].map(at);
    const deals: Deal[] = [];
    let undated = 0;
    for await (const batch of table.batches())
      for (const row of batch.rows) {
        const deal = dealOf(
          places.map((place) => row[place]!.trim()),
          flags,
          deals.length,
        );
        if (deal) deals.push(deal);
        else undated++;
      }
    if (deals.length === 0) throw new CallError('forecast.noRows', 'No row says when its deal opened.');
    return { deals, undated };
  } finally {
    await table.close();
  }
}

function dealOf(cells: string[], flags: Flags, row: number): Deal | null {
  const [opened, closed, stage, value, segment] = cells as [string, string, string, string, string];
  if (!opened) return null;
  const openedOn = dayIn(opened);
  const won = stage === flags.won;
  const over = won || stage === flags.lost;
  if (over && !closed)
    throw new CallError('forecast.noClose', `Deal ${row + 1} is over but has no closing day.`);
  return {
    id: String(row),
    openedOn,
    path: [{ stage: 0, on: openedOn }],
    expected: [],
    closedOn: over ? dayIn(closed) : null,
    won,
    value: won ? Number(value) : null,
    segment,
  };
}

function dayIn(cell: string): Day {
  if (!/^\d{4}-\d{2}-\d{2}/.test(cell))
    throw new CallError('forecast.badDay', `"${cell}" is no day; write YYYY-MM-DD.`);
  return dayOf(cell.slice(0, 10));
}

function readFlags(args: string[]): Flags {
  try {
    const { values } = parseArgs({ args, options: flagOptions });
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(values.from)) throw new Error('--from takes a month, YYYY-MM.');
    return values;
  } catch (error) {
    throw new CallError('forecast.wrongCall', error instanceof Error ? error.message : String(error));
  }
}

function whole(value: string, flag: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1)
    throw new CallError('forecast.wrongCall', `${flag} takes a whole number above 0.`);
  return number;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

run(process.argv.slice(2)).catch((error: unknown) => {
  const expected =
    error instanceof CallError ||
    error instanceof ImportError ||
    (error instanceof Error &&
      'code' in error &&
      ['ENOENT', 'EISDIR', 'EACCES'].includes(String(error.code)));
  if (!expected) throw error;
  const { code, message } = error as Error & { code: string };
  console.error(`${code}: ${message}`);
  process.exitCode = 2;
});
