import { binOfNumber } from './binning.ts';
import { type Attribute, type Axis, type Card, isNumeric } from './card.ts';
import { type Column, isNumericColumn } from './columns.ts';

/**
 * How the values of one key become fine cells that all terms share: 0 missing; numbers 1 + cuts at or below, over the
 * cuts of all terms together; categories 1 for levels that no term names, then the named ones.
 */
interface Reader {
  readonly key: string;
  readonly cuts: Float64Array | null;
  readonly cellOfLevel: ReadonlyMap<string, number>;
  readonly cells: number;
}

/** One side of a term: which reader, and the term's own cell for each of the reader's fine cells. */
interface Side {
  readonly key: string;
  readonly reader: number;
  readonly cellOf: Uint16Array;
}

interface CompiledTerm {
  readonly row: Side;
  readonly column: Side | null;
  /** Cells of `column`; 1 for a single attribute. */
  readonly width: number;
  readonly points: Int32Array;
  /**
   * Points for each fine cell of the reader, or of both readers (row × cells of the column's reader + column): one look
   * per lead. Empty where that table would not fit the processor's cache.
   */
  readonly pointsOfFine: Int32Array;
}

/** A card in the form in which a million leads are scored in a second. Attributes first, in order, then pairs. */
export interface CompiledCard {
  readonly card: Card;
  readonly readers: readonly Reader[];
  readonly terms: readonly CompiledTerm[];
}

/** Turns a card into typed arrays. The card must be sound (`faultsOf` gives an empty list). */
export function compileCard(card: Card): CompiledCard {
  const axes = [...card.attributes.map(axisOf), ...card.pairs.flatMap((pair) => [pair.row, pair.column])];
  const readers = card.attributes.map(({ key }) => readerOf(axes.filter((axis) => axis.key === key)));
  const sideOf = (axis: Axis): Side => {
    const reader = readers.findIndex(({ key }) => key === axis.key);
    return { key: axis.key, reader, cellOf: cellsOver(axis, readers[reader]!) };
  };
  const singles = card.attributes.map((attribute): CompiledTerm => {
    const bins = [attribute.missing, ...('other' in attribute ? [attribute.other] : []), ...attribute.bins];
    const points = Int32Array.from(bins, (bin) => bin.points);
    const row = sideOf(axisOf(attribute));
    return {
      row,
      column: null,
      width: 1,
      points,
      pointsOfFine: Int32Array.from(row.cellOf, (c) => points[c]!),
    };
  });
  const pairs = card.pairs.map((pair): CompiledTerm => {
    const points = Int32Array.from(pair.points.flat());
    const [row, column] = [sideOf(pair.row), sideOf(pair.column)];
    const width = pair.points[0]?.length ?? 1;
    return { row, column, width, points, pointsOfFine: finePoints(row, column, width, points) };
  });
  return { card, readers, terms: [...singles, ...pairs] };
}

/** Most entries of a pair's table over fine cells: 64 kB. */
const MOST_FINE = 16_384;

function finePoints(row: Side, column: Side, width: number, points: Int32Array): Int32Array {
  const across = column.cellOf.length;
  const entries = row.cellOf.length * across;
  if (entries > MOST_FINE) return new Int32Array(0);
  return Int32Array.from({ length: entries }, (_, i) => {
    const [r, c] = [row.cellOf[Math.floor(i / across)]!, column.cellOf[i % across]!];
    return points[r * width + c]!;
  });
}

/** An attribute's bins in the form of a pair's side; the cells are numbered alike. */
function axisOf(attribute: Attribute): Axis {
  const { key } = attribute;
  if (isNumeric(attribute)) {
    const cuts = attribute.bins.flatMap((bin) => (bin.from === null ? [] : [bin.from]));
    return { key, kind: attribute.kind, cuts };
  }
  return { key, kind: attribute.kind, groups: attribute.bins.map((bin) => bin.levels) };
}

function readerOf(axes: readonly Axis[]): Reader {
  const { key } = axes[0]!;
  if ('cuts' in axes[0]!) {
    const all = new Set(axes.flatMap((axis) => ('cuts' in axis ? axis.cuts : [])));
    const cuts = Float64Array.from(all).sort();
    return { key, cuts, cellOfLevel: new Map(), cells: cuts.length + 2 };
  }
  const levels = [...new Set(axes.flatMap((axis) => ('groups' in axis ? axis.groups.flat() : [])))];
  const cellOfLevel = new Map(levels.map((level, i) => [level, i + 2]));
  return { key, cuts: null, cellOfLevel, cells: levels.length + 2 };
}

function cellsOver(axis: Axis, reader: Reader): Uint16Array {
  const cells = new Uint16Array(reader.cells);
  if ('cuts' in axis) {
    const cuts = Float64Array.from(axis.cuts);
    cells[1] = 1;
    reader.cuts?.forEach((cut, i) => {
      cells[i + 2] = binOfNumber(cut, cuts);
    });
    return cells;
  }
  cells.fill(1, 1);
  axis.groups.forEach((levels, g) => {
    for (const level of levels) cells[reader.cellOfLevel.get(level)!] = g + 2;
  });
  return cells;
}

/** Rows worked on at a time: their cells stay in the processor's cache. */
const BLOCK = 8192;

/**
 * Raw scores of all rows: whole numbers, not clamped. A column that the card names and the data lack counts as missing
 * for every lead (a custom field that was deleted). A level that the card doesn't name is `other`.
 */
export function scoreRows(compiled: CompiledCard, columns: readonly Column[], rows: number): Int32Array {
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const sources = compiled.readers.map((reader) => sourceOf(reader, byKey.get(reader.key)));
  const cells = compiled.readers.map(() => new Uint16Array(BLOCK));
  const raw = new Int32Array(rows).fill(compiled.card.base);
  for (let from = 0; from < rows; from += BLOCK) {
    const count = Math.min(BLOCK, rows - from);
    sources.forEach((source, r) => {
      readBlock(source, from, count, cells[r]!);
    });
    for (const term of compiled.terms) addPoints(term, cells, raw, from, count);
  }
  return raw;
}

function addPoints(
  term: CompiledTerm,
  cells: readonly Uint16Array[],
  raw: Int32Array,
  from: number,
  count: number,
): void {
  const first = cells[term.row.reader]!;
  if (!term.column) {
    const { pointsOfFine } = term;
    for (let i = 0; i < count; i++) raw[from + i]! += pointsOfFine[first[i]!]!;
    return;
  }
  const second = cells[term.column.reader]!;
  const { points, width, pointsOfFine } = term;
  if (pointsOfFine.length > 0) {
    const across = term.column.cellOf.length;
    for (let i = 0; i < count; i++) raw[from + i]! += pointsOfFine[first[i]! * across + second[i]!]!;
    return;
  }
  const rowCell = term.row.cellOf;
  const columnCell = term.column.cellOf;
  for (let i = 0; i < count; i++)
    raw[from + i]! += points[rowCell[first[i]!]! * width + columnCell[second[i]!]!]!;
}

/** A column made ready for a reader: numbers with cuts, codes with the cell of each code, or nothing (all missing). */
type Source =
  | { readonly values: Float64Array; readonly cuts: Float64Array }
  | { readonly codes: Int32Array; readonly cellOfCode: Uint16Array }
  | null;

function sourceOf(reader: Reader, column: Column | undefined): Source {
  if (!column || isNumericColumn(column) !== (reader.cuts !== null)) return null;
  if (isNumericColumn(column)) return { values: column.values, cuts: reader.cuts! };
  const cellOfCode = Uint16Array.from(column.levels, (level) => reader.cellOfLevel.get(level) ?? 1);
  return { codes: column.codes, cellOfCode };
}

function readBlock(source: Source, from: number, count: number, cells: Uint16Array): void {
  if (!source) cells.fill(0, 0, count);
  else if ('values' in source) {
    const { values, cuts } = source;
    for (let i = 0; i < count; i++) cells[i] = binOfNumber(values[from + i]!, cuts);
  } else {
    const { codes, cellOfCode } = source;
    for (let i = 0; i < count; i++) {
      const code = codes[from + i]!;
      cells[i] = code < 0 ? 0 : cellOfCode[code]!;
    }
  }
}

/** Points of every term for one row, in the order of the compiled terms. */
export function pointsOfRow(compiled: CompiledCard, columns: readonly Column[], row: number): TermPoints[] {
  const fine = compiled.readers.map((reader) => {
    const cell = new Uint16Array(1);
    const column = columns.find(({ key }) => key === reader.key);
    readBlock(sourceOf(reader, column), row, 1, cell);
    return cell[0]!;
  });
  return compiled.terms.map((term) => {
    const rowCell = term.row.cellOf[fine[term.row.reader]!]!;
    const columnCell = term.column ? term.column.cellOf[fine[term.column.reader]!]! : 0;
    return { rowCell, columnCell, points: term.points[rowCell * term.width + columnCell]! };
  });
}

export interface TermPoints {
  readonly rowCell: number;
  readonly columnCell: number;
  readonly points: number;
}

export interface ShownScore {
  /** 0 … 100. */
  readonly score: number;
  /** Which end the raw score was cut at, if any. */
  readonly clamped: 'low' | 'high' | null;
}

/** The score as shown: the raw score, cut at 0 and 100 and saying so. */
export function shownScore(raw: number): ShownScore {
  if (raw < 0) return { score: 0, clamped: 'low' };
  if (raw > 100) return { score: 100, clamped: 'high' };
  return { score: raw, clamped: null };
}

/** Log-odds at a raw score: the card's calibration, linear between its knots, strictly rising. */
export function logOddsOf(card: Card, raw: number): number {
  const { raw: knots, logOdds } = card.calibration;
  const slope = Math.LN2 / card.scale.pointsToDoubleOdds;
  const last = knots.length - 1;
  if (raw <= knots[0]!) return logOdds[0]! + (raw - knots[0]!) * slope;
  if (raw >= knots[last]!) return logOdds[last]! + (raw - knots[last]!) * slope;
  let k = 1;
  while (knots[k]! < raw) k++;
  const share = (raw - knots[k - 1]!) / (knots[k]! - knots[k - 1]!);
  return logOdds[k - 1]! + share * (logOdds[k]! - logOdds[k - 1]!);
}

/** The chance (0 … 1) at a raw score. Never falls when the raw score rises. */
export function chanceOf(card: Card, raw: number): number {
  return 1 / (1 + Math.exp(-logOddsOf(card, raw)));
}

/** Chances of many raw scores; each distinct score is worked out once. */
export function chancesOf(card: Card, raws: Int32Array): Float64Array {
  const known = new Map<number, number>();
  const chances = new Float64Array(raws.length);
  for (let i = 0; i < raws.length; i++) {
    const raw = raws[i]!;
    let chance = known.get(raw);
    if (chance === undefined) {
      chance = chanceOf(card, raw);
      known.set(raw, chance);
    }
    chances[i] = chance;
  }
  return chances;
}
