import type { CategoryColumn, Column } from './columns.ts';
import { dayOrderOf, isYesNo, parseDate, parseNumber, usesDecimalComma } from './parse-values.ts';

export interface TypingOptions {
  /** Texts that mean "not answered" beside the empty cell, e.g. `Select`. Compared exactly after trimming. */
  readonly missing: ReadonlySet<string>;
}

/** What was noticed while typing a column; the code names the sentence shown to people. */
export interface ColumnNote {
  readonly key: string;
  readonly code:
    | 'column.ignoredUnique'
    | 'column.ignoredConstant'
    | 'column.ignoredEmpty'
    | 'column.ignoredFreeText'
    | 'column.freeTextReduced'
    | 'column.unreadableAsMissing'
    | 'column.winsorised';
  readonly count: number;
}

export interface TypedColumn {
  /** null when the column can teach nothing. */
  readonly column: Column | null;
  readonly notes: readonly ColumnNote[];
}

const ALWAYS_MISSING = new Set([
  '',
  'null',
  'NULL',
  'N/A',
  'n/a',
  'NA',
  '#N/A',
  'nan',
  'NaN',
  '\\N',
  '-',
  '—',
]);
/** Share of the filled cells that must read as a number (or date) for the column to count as one. */
const READABLE = 0.95;
/** Where fewer read so, the rest must be a few words said over and over (`unknown`, `TBD`) instead of silence. */
const READABLE_BESIDE_WORDS = 0.5;
const WORDS_BESIDE = 10;
/** Beyond these no number measures anything: whole ones are no longer told apart, and sums of their squares overflow. */
const ABSURD = 1e15;
/** Levels held apart while typing; a column with more is free text and its later levels are one. */
const LEVELS_HELD = 50_000;
/** Stands for every level beyond those held. */
const OVERFLOW = '…';

/**
 * Tells what a column of texts is (number, date, yes/no, category) and gives it as typed values. Nothing looks at the
 * outcome. Ignored, with a note: empty and constant columns, numbers and texts that never repeat (ids), free text.
 */
export function typeColumn(key: string, texts: readonly string[], options: TypingOptions): TypedColumn {
  const cells = texts.map((text) => {
    const cell = text.trim();
    return ALWAYS_MISSING.has(cell) || options.missing.has(cell) ? '' : cell;
  });
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0) return ignored(key, 'column.ignoredEmpty', texts.length);
  const sample =
    filled.length > 2000 ? filled.filter((_, i) => i % Math.ceil(filled.length / 2000) === 0) : filled;
  const decimalComma = usesDecimalComma(sample);
  const asNumber = (cell: string) => parseNumber(cell, decimalComma);
  if (reads(sample, asNumber)) {
    const typed = typeNumbers(key, 'numeric', cells, filled, asNumber);
    if (typed) return typed;
  }
  const order = dayOrderOf(sample);
  const asDate = (cell: string) => parseDate(cell, order);
  if (reads(sample, asDate)) {
    const typed = typeNumbers(key, 'date', cells, filled, asDate);
    if (typed) return typed;
  }
  return typeCategory(key, cells, filled.length);
}

function ignored(key: string, code: ColumnNote['code'], count: number): TypedColumn {
  return { column: null, notes: [{ key, code, count }] };
}

/** Whether a column is of this kind: nearly all cells read so, or most do and the others are a few words. */
function reads(cells: readonly string[], read: (cell: string) => number | null): boolean {
  const readable = new Set<string>();
  const words = new Set<string>();
  let count = 0;
  for (const cell of cells) {
    const isReadable = read(cell) !== null;
    if (isReadable) count++;
    const seen = isReadable ? readable : words;
    if (seen.size <= 2 * WORDS_BESIDE) seen.add(cell);
  }
  if (count >= cells.length * READABLE) return true;
  // `1`, `2`, `A`, `B` are names of sorts: to measure something, a column has many different numbers.
  return (
    count >= cells.length * READABLE_BESIDE_WORDS &&
    words.size <= WORDS_BESIDE &&
    readable.size > 2 * WORDS_BESIDE
  );
}

function typeNumbers(
  key: string,
  kind: 'numeric' | 'date',
  cells: readonly string[],
  filled: readonly string[],
  read: (cell: string) => number | null,
): TypedColumn | null {
  const values = new Float64Array(cells.length).fill(Number.NaN);
  let unreadable = 0;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    if (cell === '') continue;
    const value = read(cell);
    if (value === null || Number.isNaN(value)) unreadable++;
    else values[i] = value;
  }
  if (unreadable > filled.length * (1 - READABLE) && !reads(filled, read)) return null;
  const notes: ColumnNote[] = [];
  if (unreadable > 0) notes.push({ key, code: 'column.unreadableAsMissing', count: unreadable });
  const clipped = winsorise(values);
  if (clipped > 0) notes.push({ key, code: 'column.winsorised', count: clipped });
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  if (sorted[0] === sorted[sorted.length - 1] && sorted.length === cells.length) {
    return ignored(key, 'column.ignoredConstant', filled.length);
  }
  if (kind === 'numeric' && isSerial(values, sorted))
    return ignored(key, 'column.ignoredUnique', filled.length);
  return { column: { key, kind, values }, notes };
}

/**
 * Pulls infinite and absurd values (further outside the middle 98 % of the others than a hundred times its width) to that fence.
 *
 * @returns how many were pulled
 */
function winsorise(values: Float64Array): number {
  const sane = values.filter((value) => Math.abs(value) < ABSURD).sort();
  const finite = sane.length > 0 ? sane : values.filter(Number.isFinite).sort();
  if (finite.length === 0) return 0;
  const low = finite[Math.floor((finite.length - 1) * 0.01)]!;
  const high = finite[Math.ceil((finite.length - 1) * 0.99)]!;
  const width = high > low ? high - low : Math.max(Math.abs(high), 1);
  let clipped = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const fenced = Math.min(Math.max(value, low - 100 * width), high + 100 * width);
    if (fenced !== value && !Number.isNaN(value)) {
      values[i] = fenced;
      clipped++;
    }
  }
  return clipped;
}

/**
 * A number that names the row instead of measuring it: never repeats, and either runs steadily through the file or is
 * so dense that n random draws from its range would certainly have repeated (birthday problem: n²/2R expected pairs).
 */
function isSerial(values: Float64Array, sorted: Float64Array): boolean {
  const count = sorted.length;
  if (count < 20) return false;
  for (let i = 1; i < count; i++) if (sorted[i] === sorted[i - 1]) return false;
  let rising = true;
  let falling = true;
  let whole = true;
  let before = Number.NaN;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (value < before) rising = false;
    if (value > before) falling = false;
    if (!Number.isInteger(value)) whole = false;
    before = value;
  }
  const range = sorted[count - 1]! - sorted[0]!;
  return rising || falling || (whole && (count * count) / (2 * range) > 10);
}

function typeCategory(key: string, cells: readonly string[], filled: number): TypedColumn {
  const index = new Map<string, number>();
  const levels: string[] = [];
  const codes = new Int32Array(cells.length).fill(-1);
  const counts: number[] = [];
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    if (cell === '') continue;
    const level = levels.length < LEVELS_HELD || index.has(cell) ? cell : OVERFLOW;
    let code = index.get(level);
    if (code === undefined) {
      code = levels.length;
      index.set(level, code);
      levels.push(level);
      counts.push(0);
    }
    codes[i] = code;
    counts[code]!++;
  }
  const everFilled = filled === cells.length;
  if (levels.length === 1 && everFilled) return ignored(key, 'column.ignoredConstant', filled);
  const kind = levels.length <= 2 && isYesNo(levels) ? 'boolean' : 'category';
  const column: CategoryColumn = { key, kind, codes, levels };
  const repeating = counts.reduce((sum, n, c) => sum + (n > 1 && levels[c] !== OVERFLOW ? n : 0), 0);
  const freeText = levels.length > 20 && repeating < 0.1 * filled;
  const overflowing = levels.length > LEVELS_HELD;
  if (!freeText && !overflowing) return { column, notes: [] };
  const code = repeating === 0 ? 'column.ignoredUnique' : 'column.ignoredFreeText';
  if (freeText && everFilled) return ignored(key, code, levels.length);
  const notes: ColumnNote[] = [{ key, code: 'column.freeTextReduced', count: levels.length }];
  // What it says is never repeated, but that it says something is a fact.
  if (freeText)
    return { column: { ...column, codes: codes.map((c) => Math.min(c, 0)), levels: [OVERFLOW] }, notes };
  return { column, notes };
}
