export type Bin = { from: number; until: number; chance: number };

/** Between this many and thrice as many bars, of round width. */
const fewestBins = 8;
const roundSteps = [1, 2, 2.5, 5, 10];

/**
 * A distribution as bars of equal, round width, from its ventiles (the 5th, 10th … 95th of a hundred). Between two ventiles lies a
 * twentieth of the chance, evenly; below the first and above the last one as far as between its neighbours.
 */
export function histogram(ventiles: readonly number[]): Bin[] {
  const first = ventiles[0];
  const last = ventiles.at(-1);
  if (first === undefined || last === undefined) return [];
  const edges = [
    Math.max(0, first - ((ventiles[1] ?? first) - first) * 2),
    ...ventiles,
    last + (last - (ventiles.at(-2) ?? last)) * 2,
  ];
  const width = roundWidth((edges.at(-1)! - edges[0]!) / fewestBins);
  if (width === 0) return [{ from: first, until: first, chance: 1 }];
  const start = Math.floor(edges[0]! / width) * width;
  const bins: Bin[] = [];
  for (let from = start; from < edges.at(-1)!; from += width)
    bins.push({ from, until: from + width, chance: chanceBetween(edges, from, from + width) });
  return bins;
}

function chanceBetween(edges: readonly number[], from: number, until: number): number {
  const each = 1 / (edges.length - 1);
  let sum = 0;
  for (let at = 1; at < edges.length; at++) {
    const low = edges[at - 1]!;
    const high = edges[at]!;
    if (high === low) sum += low >= from && low < until ? each : 0;
    else sum += (each * Math.max(0, Math.min(high, until) - Math.max(low, from))) / (high - low);
  }
  return sum;
}

/** The largest round number not above `width`. */
function roundWidth(width: number): number {
  if (!(width > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(width));
  return roundSteps.filter((step) => step * power <= width * 1.0001).at(-1)! * power;
}
