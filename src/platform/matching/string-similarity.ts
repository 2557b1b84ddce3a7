/**
 * How alike two short strings are, in [0, 1]. All are symmetric and give 1 only for equal strings. They look at UTF-16
 * units: enough for the scripts that names are written in.
 */

const LONGEST = 64;
const usedInA = new Uint8Array(LONGEST);
const usedInB = new Uint8Array(LONGEST);

/**
 * Jaro–Winkler similarity (Winkler 1990: prefix scale 0.1 over at most four units). Strings longer than 64 units are
 * compared by their first 64.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const lengthA = Math.min(a.length, LONGEST);
  const lengthB = Math.min(b.length, LONGEST);
  if (lengthA === 0 || lengthB === 0) return 0;
  const reach = Math.max(0, (Math.max(lengthA, lengthB) >> 1) - 1);
  usedInA.fill(0, 0, lengthA);
  usedInB.fill(0, 0, lengthB);
  let common = 0;
  for (let i = 0; i < lengthA; i++) {
    const unit = a.charCodeAt(i);
    const last = Math.min(lengthB - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= last; j++) {
      if (usedInB[j] === 0 && b.charCodeAt(j) === unit) {
        usedInA[i] = 1;
        usedInB[j] = 1;
        common++;
        break;
      }
    }
  }
  if (common === 0) return 0;
  let outOfOrder = 0;
  for (let i = 0, j = 0; i < lengthA; i++) {
    if (usedInA[i] === 0) continue;
    while (usedInB[j] === 0) j++;
    if (a.charCodeAt(i) !== b.charCodeAt(j)) outOfOrder++;
    j++;
  }
  const jaro = (common / lengthA + common / lengthB + (common - outOfOrder / 2) / common) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < lengthA && prefix < lengthB && a.charCodeAt(prefix) === b.charCodeAt(prefix))
    prefix++;
  // The first 64 units can be equal while the whole is not.
  return Math.min(0.999, jaro + prefix * 0.1 * (1 - jaro));
}

let before = new Float64Array(LONGEST + 2);
let above = new Float64Array(LONGEST + 2);
let here = new Float64Array(LONGEST + 2);

/**
 * Edit distance in which a swap of neighbours counts one (optimal string alignment). Answers `limit + 1` when the distance
 * is above `limit`, and only looks at the band of the table that can stay within it.
 *
 * @param substitution cost of one unit standing in for another, in [0, 1]; 1 when not given
 */
export function editDistance(
  a: string,
  b: string,
  limit: number,
  substitution?: (x: number, y: number) => number,
): number {
  const height = a.length;
  const width = b.length;
  if (Math.abs(height - width) > limit) return limit + 1;
  if (above.length < width + 2) {
    before = new Float64Array(2 * width + 2);
    above = new Float64Array(2 * width + 2);
    here = new Float64Array(2 * width + 2);
  }
  for (let j = 0; j <= width; j++) above[j] = j;
  for (let i = 1; i <= height; i++) {
    const x = a.charCodeAt(i - 1);
    const first = Math.max(1, i - limit);
    const last = Math.min(width, i + limit);
    here[first - 1] = first === 1 ? i : limit + 1;
    let best = here[first - 1]!;
    for (let j = first; j <= last; j++) {
      const y = b.charCodeAt(j - 1);
      let cost = above[j - 1]! + (x === y ? 0 : substitution ? substitution(x, y) : 1);
      // The row above ends one unit before this one: what lies outside the band is out of reach.
      if (j < i + limit && above[j]! + 1 < cost) cost = above[j]! + 1;
      if (here[j - 1]! + 1 < cost) cost = here[j - 1]! + 1;
      if (
        i > 1 &&
        j > 1 &&
        x === b.charCodeAt(j - 2) &&
        y === a.charCodeAt(i - 2) &&
        before[j - 2]! + 1 < cost
      ) {
        cost = before[j - 2]! + 1;
      }
      here[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    const spare = before;
    before = above;
    above = here;
    here = spare;
  }
  return Math.min(limit + 1, above[width]!);
}

/**
 * 1 − distance ÷ length of the longer string; anything under one half is called 0, which lets the comparison stop
 * early. Strings above 64 units are compared by {@link bigramSimilarity}.
 */
export function editSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  const longer = Math.max(a.length, b.length);
  if (longer > LONGEST) return Math.min(0.999, bigramSimilarity(a, b));
  const limit = longer >> 1;
  const distance = editDistance(a, b, limit);
  return distance > limit ? 0 : 1 - distance / longer;
}

/** Sørensen–Dice coefficient of the two strings' pairs of neighbouring units. */
export function bigramSimilarity(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return a === b ? 1 : 0;
  const counts = new Map<number, number>();
  for (let i = 1; i < a.length; i++) {
    const pair = a.charCodeAt(i - 1) * 65536 + a.charCodeAt(i);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let i = 1; i < b.length; i++) {
    const pair = b.charCodeAt(i - 1) * 65536 + b.charCodeAt(i);
    const left = counts.get(pair) ?? 0;
    if (left > 0) {
      counts.set(pair, left - 1);
      shared++;
    }
  }
  return (2 * shared) / (a.length + b.length - 2);
}
