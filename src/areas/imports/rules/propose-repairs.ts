import { bareName, foldName } from './same-id.ts';

/** A value that seems to mean another one, and why it seems so. */
export type Proposal = { from: string; to: string; code: 'imports.likelyTypo' | 'imports.writtenTwoWays' };

/** More different values than this no column of a few usual ones has. */
const mostDifferent = 300;
/** So many pairs of words are compared within a moment. */
const mostComparisons = 2_000_000;
/** Shorter words are too easily another one. */
const shortest = 5;
/** A value this many times as frequent as its neighbour is the one that was meant. */
const muchMore = 5;

/**
 * Values of one column that are one slip of the hand away from a usual one, or written in two ways. What is itself usual, or among
 * `known`, is never doubted.
 *
 * @param counts different values as written, with how often each stands there
 * @param known what such values are called elsewhere: names in the file that the column points at
 * @param usual usual words of such a column
 */
export function proposeRepairs(
  counts: ReadonlyMap<string, number>,
  known: readonly string[],
  usual: readonly string[],
): Proposal[] {
  if (counts.size > mostDifferent && known.length === 0) return [];
  const sure = new Set([...known, ...usual].map(foldName));
  const byBareName = new Map<string, string>();
  for (const name of known) byBareName.set(bareName(name), name);
  // Comparing each with each takes its time; of very many only those written two ways are looked for.
  const isMany = counts.size * (counts.size + known.length + usual.length) > mostComparisons;
  const proposals: Proposal[] = [];
  for (const [from, count] of counts) {
    if (sure.has(foldName(from))) continue;
    const sameName =
      byBareName.get(bareName(from)) ?? (isMany ? null : moreFrequent(counts, from, count, isWrittenTwoWays));
    if (sameName) proposals.push({ from, to: sameName, code: 'imports.writtenTwoWays' });
    else if (!isMany) {
      const meant = nearest(from, known, usual) ?? moreFrequent(counts, from, count * muchMore, isOneSlip);
      if (meant) proposals.push({ from, to: meant, code: 'imports.likelyTypo' });
    }
  }
  return proposals;
}

function moreFrequent(
  counts: ReadonlyMap<string, number>,
  from: string,
  least: number,
  isLike: (one: string, other: string) => boolean,
): string | null {
  let best: [string, number] | null = null;
  for (const entry of counts)
    if (entry[0] !== from && entry[1] >= least && entry[1] > (best?.[1] ?? 0) && isLike(from, entry[0]))
      best = entry;
  // Of two equally frequent ones the first stays.
  const isFirst =
    best !== null &&
    best[1] === counts.get(from) &&
    [...counts.keys()].indexOf(from) < [...counts.keys()].indexOf(best[0]);
  return best === null || isFirst ? null : best[0];
}

/** The only known or usual word one slip away; none when there are two. */
function nearest(from: string, known: readonly string[], usual: readonly string[]): string | null {
  for (const words of [known, usual]) {
    const near = [...new Set(words.filter((word) => isOneSlip(from, word)))];
    if (near.length === 1) return inTheCaseOf(from, near[0]!, words === usual);
  }
  return null;
}

/** A usual word takes on the capitals of what it stands for. */
function inTheCaseOf(from: string, word: string, isUsual: boolean): string {
  if (!isUsual) return word;
  if (from === from.toUpperCase() && from !== from.toLowerCase()) return word.toUpperCase();
  return /^\p{Lu}/u.test(from) ? word[0]!.toUpperCase() + word.slice(1) : word;
}

function isWrittenTwoWays(one: string, other: string): boolean {
  return bareName(one) !== '' && bareName(one) === bareName(other);
}

/** One letter more, less, other, or two changed places. A digit makes another thing: `GTX 500` is no slip of `GTX 600`. */
export function isOneSlip(one: string, other: string): boolean {
  const [a, b] = [foldName(one), foldName(other)];
  if (a === b || Math.min(a.length, b.length) < shortest || Math.abs(a.length - b.length) > 1) return false;
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0])
  );
}
