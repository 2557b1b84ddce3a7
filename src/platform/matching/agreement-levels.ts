import { comparisonOf } from './field-kinds.ts';
import type { Field } from './match-table.ts';
import { valueSimilarity } from './value-similarity.ts';

/** Agreement of two values, from 0 (the same) to 5 (nothing alike); 6 where one of them is missing. */
export const LEVELS = 6;
export const MISSING = 6;
/** Level at which a value counts as standing in the wrong column of an otherwise same pair (names changed places). */
const SWAPPED = 1;
/** The least similarity of each level. */
const FLOORS = [1, 0.92, 0.82, 0.68, 0.5];

export function levelOf(similarity: number): number {
  for (let level = 0; level < FLOORS.length; level++) if (similarity >= FLOORS[level]!) return level;
  return LEVELS - 1;
}

/** Writes the level of each field for units `a` and `b` to `levels`, from `at` on. */
export type CompareUnits = (a: number, b: number, levels: Uint8Array, at: number) => void;

export function unitComparer(fields: readonly Field[]): CompareUnits {
  const swappable = swappableFields(fields);
  const spelt = numberedValues(fields);
  return (a, b, levels, at) => {
    for (let f = 0; f < fields.length; f++) levels[at + f] = fieldLevel(fields[f]!, a, b);
    for (const [p, q] of swappable) {
      const alike = Math.min(levels[at + p]!, levels[at + q]!);
      if (alike < LEVELS - 2) continue;
      const [x, y] = [spelt[p]!, spelt[q]!];
      // One value stands unchanged in the other column; only then is it worth looking at the other value.
      const crossed = (x[a]! >= 0 && x[a] === y[b]) || (y[a]! >= 0 && y[a] === x[b]);
      if (crossed && swapped(fields[p]!, fields[q]!, a, b)) {
        levels[at + p] = SWAPPED;
        levels[at + q] = SWAPPED;
      }
    }
  };
}

function fieldLevel({ kind, ids, values }: Field, a: number, b: number): number {
  const x = ids[a]!;
  const y = ids[b]!;
  if (x < 0 || y < 0) return MISSING;
  return x === y ? 0 : levelOf(valueSimilarity(kind, values[x]!, values[y]!));
}

/** Fields whose values people put into each other's place: parts of a name, lines of an address. */
function swappableFields(fields: readonly Field[]): [number, number][] {
  const pairs: [number, number][] = [];
  fields.forEach(({ kind }, p) => {
    if (comparisonOf(kind) !== 'person' && kind !== 'address') return;
    for (let q = p + 1; q < fields.length; q++) if (fields[q]!.kind === kind) pairs.push([p, q]);
  });
  return pairs;
}

/** For each field the value of each unit as a number that equal values share across fields; -1 where there is none. */
function numberedValues(fields: readonly Field[]): Int32Array[] {
  const numbers = new Map<string, number>();
  return fields.map(({ ids, values }) => {
    const ofValue = values.map(({ key }) => {
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      return number;
    });
    return Int32Array.from(ids, (id) => (id < 0 ? -1 : ofValue[id]!));
  });
}

/** Both values found in the other column, or nearly so. */
function swapped(p: Field, q: Field, a: number, b: number): boolean {
  const ap = p.values[p.ids[a]!];
  const bp = p.values[p.ids[b]!];
  const aq = q.values[q.ids[a]!];
  const bq = q.values[q.ids[b]!];
  if (!ap || !bp || !aq || !bq) return false;
  return valueSimilarity(p.kind, ap, bq) >= FLOORS[2]! && valueSimilarity(p.kind, aq, bp) >= FLOORS[2]!;
}
