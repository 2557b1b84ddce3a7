import { binOfNumber } from './binning.ts';
import { type Axis, type Card, isNumeric } from './card.ts';
import { type Column, isNumericColumn } from './columns.ts';

/** How a key's values become cell numbers: cell 0 missing; numbers 1 + cuts at or below; categories by level. */
interface Reader {
  readonly key: string;
  readonly cuts: Float64Array | null;
  readonly cellOfLevel: ReadonlyMap<string, number>;
  readonly otherCell: number;
}

interface CompiledTerm {
  readonly row: Reader;
  readonly column: Reader | null;
  /** Cells of `column`; 1 for a single attribute. */
  readonly width: number;
  readonly points: Int32Array;
}

/** A card in the form in which a million leads are scored in a second. Attributes first, in order, then pairs. */
export interface CompiledCard {
  readonly card: Card;
  readonly terms: readonly CompiledTerm[];
}

/** Turns a card into typed arrays. The card must be sound (`faultsOf` gives an empty list). */
export function compileCard(card: Card): CompiledCard {
  const terms: CompiledTerm[] = card.attributes.map((attribute) => {
    const { key } = attribute;
    if (isNumeric(attribute)) {
      const cuts = Float64Array.from(attribute.bins.slice(1), (bin) => bin.from ?? Number.NEGATIVE_INFINITY);
      const points = Int32Array.from([attribute.missing, ...attribute.bins], (bin) => bin.points);
      return { row: { key, cuts, cellOfLevel: new Map(), otherCell: 1 }, column: null, width: 1, points };
    }
    const cellOfLevel = new Map(
      attribute.bins.flatMap((bin, b) => bin.levels.map((level) => [level, b + 2])),
    );
    const points = Int32Array.from([attribute.missing, attribute.other, ...attribute.bins], (b) => b.points);
    return { row: { key, cuts: null, cellOfLevel, otherCell: 1 }, column: null, width: 1, points };
  });
  for (const pair of card.pairs) {
    const points = Int32Array.from(pair.points.flat());
    terms.push({
      row: axisReader(pair.row),
      column: axisReader(pair.column),
      width: pair.points[0]?.length ?? 1,
      points,
    });
  }
  return { card, terms };
}

function axisReader(axis: Axis): Reader {
  if ('cuts' in axis) {
    return { key: axis.key, cuts: Float64Array.from(axis.cuts), cellOfLevel: new Map(), otherCell: 1 };
  }
  const cellOfLevel = new Map(axis.groups.flatMap((levels, g) => levels.map((level) => [level, g + 2])));
  return { key: axis.key, cuts: null, cellOfLevel, otherCell: 1 };
}

/**
 * Raw scores of all rows: whole numbers, not clamped. A column that the card names and the data lack counts as missing
 * for every lead (a custom field that was deleted). A level that the card doesn't name is `other`.
 */
export function scoreRows(compiled: CompiledCard, columns: readonly Column[], rows: number): Int32Array {
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const raw = new Int32Array(rows).fill(compiled.card.base);
  const scratch = [new Uint16Array(rows), new Uint16Array(rows)] as const;
  for (const term of compiled.terms) {
    const { points, width, row, column } = term;
    cellsOfRows(row, byKey.get(row.key), scratch[0]);
    const [first, second] = scratch;
    if (!column) {
      for (let i = 0; i < rows; i++) raw[i]! += points[first[i]!]!;
      continue;
    }
    cellsOfRows(column, byKey.get(column.key), second);
    for (let i = 0; i < rows; i++) raw[i]! += points[first[i]! * width + second[i]!]!;
  }
  return raw;
}

/** Points of every term for one row, in the order of the compiled terms. */
export function pointsOfRow(compiled: CompiledCard, columns: readonly Column[], row: number): TermPoints[] {
  const byKey = new Map(columns.map((column) => [column.key, column]));
  return compiled.terms.map((term) => {
    const rowCell = cellOfValue(term.row, byKey.get(term.row.key), row);
    const columnCell = term.column ? cellOfValue(term.column, byKey.get(term.column.key), row) : 0;
    return { rowCell, columnCell, points: term.points[rowCell * term.width + columnCell]! };
  });
}

export interface TermPoints {
  readonly rowCell: number;
  readonly columnCell: number;
  readonly points: number;
}

function cellsOfRows(reader: Reader, column: Column | undefined, cells: Uint16Array): void {
  const numeric = column !== undefined && isNumericColumn(column);
  if (!column || numeric !== (reader.cuts !== null)) {
    cells.fill(0);
    return;
  }
  if (isNumericColumn(column)) {
    const cuts = reader.cuts!;
    const { values } = column;
    for (let i = 0; i < cells.length; i++) cells[i] = binOfNumber(values[i]!, cuts);
    return;
  }
  const { codes } = column;
  const cellOfCode = Uint16Array.from(
    column.levels,
    (level) => reader.cellOfLevel.get(level) ?? reader.otherCell,
  );
  for (let i = 0; i < cells.length; i++) {
    const code = codes[i]!;
    cells[i] = code < 0 ? 0 : cellOfCode[code]!;
  }
}

function cellOfValue(reader: Reader, column: Column | undefined, row: number): number {
  if (!column || isNumericColumn(column) !== (reader.cuts !== null)) return 0;
  if (isNumericColumn(column)) return binOfNumber(column.values[row]!, reader.cuts!);
  const level = column.levels[column.codes[row]!];
  return level === undefined ? 0 : (reader.cellOfLevel.get(level) ?? reader.otherCell);
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
