import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type ColumnKind, guessColumnKinds } from '../import-export/column-kinds.ts';
import { evaluateClusters, readTruth } from './evaluation.ts';
import { findDuplicates } from './matcher.ts';

/** A small made-up town: every person of its own, with families under one roof. Same rows for the same seed. */
function town(seed: number, people: number): { rows: string[][]; truth: string[] } {
  let state = seed;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const syllables =
    'ba ker son lin tor man del ri wo sha mil ver gra ton hal ber vin co ran pe lus mar dow ny'.split(' ');
  const word = (): string =>
    syllables[below(24)]! + syllables[below(24)]! + (below(2) ? syllables[below(24)]! : '');
  const slip = (text: string): string => {
    if (text.length < 3) return text;
    const at = 1 + below(text.length - 2);
    return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
  };
  const rows: string[][] = [];
  const truth: string[] = [];
  for (let person = 0; person < people; person++) {
    const born = `19${10 + below(90)}-0${1 + below(9)}-${10 + below(18)}`;
    const home = person > 0 && below(5) === 0 ? rows[below(rows.length)]! : undefined;
    const row = home
      ? [word(), home[1]!, home[2]!, home[3]!, born]
      : [word(), word(), `${1 + below(200)} ${word()} street`, String(2000 + below(6000)), born];
    rows.push(row);
    truth.push(String(person));
    if (below(3) === 0) {
      const copy = [...row];
      const at = below(5);
      copy[at] = below(2) ? slip(copy[at]!) : '';
      rows.push(copy);
      truth.push(String(person));
    }
  }
  return { rows, truth };
}

const HEADER = ['first name', 'last name', 'street', 'postcode', 'born'];
const KINDS: ColumnKind[] = ['name', 'name', 'address', 'code', 'date'];

describe('findDuplicates', () => {
  it('finds people typed twice and leaves families apart', () => {
    const { rows, truth } = town(1, 500);
    const { clusters } = findDuplicates({ header: HEADER, kinds: KINDS, rows });
    const { precision, recall } = evaluateClusters(clusters, truth);
    expect(precision).toBeGreaterThan(0.97);
    expect(recall).toBeGreaterThan(0.95);
  });

  it('finds nothing in a town of families where nobody was typed twice', () => {
    const { rows, truth } = town(2, 500);
    const once = rows.filter((_, at) => truth.indexOf(truth[at]!) === at);
    expect(findDuplicates({ header: HEADER, kinds: KINDS, rows: once }).clusters).toEqual([]);
  });

  it('recognises a name whose parts changed places', () => {
    const { rows } = town(3, 200);
    const [given, family, ...rest] = rows[0]!;
    const { clusters } = findDuplicates({
      header: HEADER,
      kinds: KINDS,
      rows: [...rows, [family!, given!, ...rest]],
    });
    expect(clusters.find((cluster) => cluster.includes(rows.length))).toContain(0);
  });

  it('finds the same groups in whatever order the rows come', () => {
    const { rows } = town(4, 120);
    const groupsOf = (order: number[]): string[] =>
      findDuplicates({ header: HEADER, kinds: KINDS, rows: order.map((at) => rows[at]!) })
        .clusters.map((cluster) =>
          cluster
            .map((at) => order[at]!)
            .sort((x, y) => x - y)
            .join(),
        )
        .sort();
    const straight = rows.map((_, at) => at);
    const expected = groupsOf(straight);
    expect(expected.length).toBeGreaterThan(10);
    fc.assert(
      fc.property(fc.shuffledSubarray(straight, { minLength: rows.length }), (order) => {
        expect(groupsOf(order)).toEqual(expected);
      }),
      { numRuns: 4 },
    );
  });

  it('gives likelihoods in [0, 1] that do not depend on which row comes first', () => {
    const { rows } = town(5, 60);
    const { likelihoodOf } = findDuplicates({ header: HEADER, kinds: KINDS, rows });
    for (let a = 0; a < rows.length; a++) {
      for (let b = 0; b < a; b++) {
        const p = likelihoodOf(a, b);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(likelihoodOf(b, a)).toBe(p);
      }
    }
  });

  it('takes tables with nothing to compare as they are', () => {
    expect(findDuplicates({ header: [], kinds: [], rows: [] }).clusters).toEqual([]);
    expect(findDuplicates({ header: ['x'], kinds: ['empty'], rows: [[''], ['']] }).clusters).toEqual([]);
    expect(findDuplicates({ header: ['name'], kinds: ['name'], rows: [['Ann']] }).clusters).toEqual([]);
    expect(findDuplicates({ header: ['name'], kinds: ['name'], rows: [[], [''], ['n/a']] }).clusters).toEqual(
      [],
    );
  });
});

describe('public files with known duplicates', () => {
  const folder = '../shared/data/duplicates/';
  const measure = (file: string, truthColumn: string) => {
    const parsed = Papa.parse<string[]>(readFileSync(folder + file, 'utf8'), { skipEmptyLines: true }).data;
    const header = parsed[0]!.map((cell) => cell.trim());
    const column = header.indexOf(truthColumn);
    const without = (row: string[]): string[] => row.filter((_, at) => at !== column);
    const rows = parsed.slice(1).map(without);
    const kinds = guessColumnKinds(without(header), rows);
    const { clusters } = findDuplicates({ header: without(header), kinds, rows });
    return evaluateClusters(clusters, readTruth(parsed.slice(1).map((row) => row[column]!)));
  };

  it.skipIf(!existsSync(`${folder}febrl-people-1.csv`))('people: recall 0.95 at precision 0.98', () => {
    const { truePairs, precision, recall } = measure('febrl-people-1.csv', 'rec_id');
    expect(truePairs).toBe(500);
    expect(precision).toBeGreaterThanOrEqual(0.98);
    expect(recall).toBeGreaterThanOrEqual(0.95);
  });

  it.skipIf(!existsSync(`${folder}organisations.csv`))(
    'organisations: F1 0.88, where exact keys reach 0.814',
    () => {
      const { truePairs, f1 } = measure('organisations.csv', 'True Id');
      expect(truePairs).toBe(6608);
      expect(f1).toBeGreaterThanOrEqual(0.88);
    },
  );
});
