/**
 * Learning and scoring in memory, no database: `npm run bench -- learn [ROWS]`. Invented leads with 20 attributes (numbers,
 * counts, categories with rare levels, gaps) and 20 pairs that act together, so that the search for pairs has all its work.
 */
import type { Column } from '../src/areas/scoring/rules/columns.ts';
import { learnCard } from '../src/areas/scoring/rules/learn.ts';
import { auc } from '../src/areas/scoring/rules/measures.ts';
import { seededRandom } from '../src/areas/scoring/rules/random.ts';
import { compileCard, scoreRows } from '../src/areas/scoring/rules/score.ts';
import { machine, table } from './measure.ts';

const ROWS = Number(process.argv[2] ?? 35_000);
const NUMBERS = 12;
const CATEGORIES = 8;
const SCORED = 1_000_000;

const random = seededRandom(7);
const { columns, outcomes } = invent(ROWS);
const cpu = process.cpuUsage();
const started = performance.now();
const learned = learnCard({ columns, outcomes, seed: 1, name: 'bench' });
const wall = performance.now() - started;
const used = process.cpuUsage(cpu);
if (!learned.ok) throw new Error(learned.refusal.code);
const { card, signal, pairs } = learned.value;
const compiled = compileCard(card);
const wide = columns.map((column) => repeated(column, SCORED));
scoreRows(compiled, wide, SCORED);
const scoring = Array.from({ length: 5 }, () => {
  const from = process.cpuUsage();
  scoreRows(compiled, wide, SCORED);
  return process.cpuUsage(from).user / 1000;
});
console.log(machine());
table(
  ['learning and scoring', ''],
  [
    [`learn ${ROWS.toLocaleString('en')} × ${columns.length}, seconds`, wall / 1000],
    ['  of processor time, seconds', (used.user + used.system) / 1e6],
    ['pairs found', pairs.length],
    ['AUC on unseen rows', signal.auc],
    ['AUC of the card on the rows learned from', auc(scoreRows(compiled, columns, ROWS), outcomes)],
    ['score one lead, microseconds', (1000 * Math.min(...scoring)) / SCORED],
    ['leads scored per second of processor time', SCORED / (Math.min(...scoring) / 1000)],
    ['memory at the end, MB', process.memoryUsage().rss / 1024 ** 2],
  ],
);

function invent(rows: number): { columns: Column[]; outcomes: Uint8Array } {
  const columns: Column[] = [];
  const units: Float64Array[] = [];
  for (let n = 0; n < NUMBERS; n++) {
    const unit = Float64Array.from({ length: rows }, () => random());
    units.push(unit);
    const values = unit.map((u) => {
      if (n % 4 === 3 && random() < 0.15) return Number.NaN;
      return n % 3 === 1 ? Math.floor(-4 * Math.log(1 - u)) : Math.round(10 ** (1 + 3 * u));
    });
    columns.push({ key: `number ${n}`, kind: 'numeric', values });
  }
  for (let c = 0; c < CATEGORIES; c++) {
    const count = [4, 8, 15, 40][c % 4]!;
    const unit = Float64Array.from({ length: rows }, () => random() ** 2);
    units.push(unit);
    const levels = Array.from({ length: count }, (_, i) => `level ${i}`);
    const codes = Int32Array.from(unit, (u) => Math.floor(u * count));
    columns.push({ key: `category ${c}`, kind: 'category', codes, levels });
  }
  const together = Array.from({ length: 20 }, (_, k) => [k, (k + 1 + (k % 7)) % 20] as const);
  const outcomes = new Uint8Array(rows);
  for (let i = 0; i < rows; i++) {
    let logOdds = -1.5;
    units.forEach((unit, a) => {
      logOdds += (a % 3 === 0 ? 1.2 : 0.3) * (unit[i]! - 0.5);
    });
    for (const [a, b] of together) logOdds += units[a]![i]! > 0.5 === units[b]![i]! > 0.3 ? 0.35 : -0.35;
    outcomes[i] = random() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
  }
  return { columns, outcomes };
}

function repeated(column: Column, rows: number): Column {
  if ('values' in column) {
    const { values } = column;
    return { ...column, values: Float64Array.from({ length: rows }, (_, i) => values[i % values.length]!) };
  }
  const { codes } = column;
  return { ...column, codes: Int32Array.from({ length: rows }, (_, i) => codes[i % codes.length]!) };
}
