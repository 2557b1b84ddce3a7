/** Best small step functions on summed gradients: the weak learners of the boosting. No rows are touched here. */

/** Ridge of a leaf's value, in units of curvature: keeps a leaf of a handful of leads modest. */
const LEAF_RIDGE = 2;
/** Draws the order of the levels towards the middle, so that rare ones don't lead it. */
const LEVEL_RIDGE = 8;
/** A leaf must hold this much curvature (at even odds: four times as many leads; near 0 or 100 % many more). */
const LEAST_CURVATURE = 0.6;

const worth = (g: number, h: number): number => (g * g) / (h + LEAF_RIDGE);

/**
 * Three-leaf step function over the ordered bins 1 …, plus a leaf for missing. Writes the Newton step of every bin.
 *
 * @returns the drop in log loss (nats, second order) that the full step promises
 */
export function fitSteps(g: Float64Array, h: Float64Array, bins: number, step: Float64Array): number {
  step[0] = h[0]! > 0 ? -g[0]! / (h[0]! + 2 * LEAF_RIDGE) : 0;
  const gain = worth(g[0]!, h[0]!);
  const first = bestSplit(g, h, 1, bins);
  if (first.at < 0) {
    step.fill(0, 1, bins);
    return gain / 2;
  }
  const left = bestSplit(g, h, 1, first.at);
  const right = bestSplit(g, h, first.at, bins);
  const second = left.gain > right.gain ? left : right;
  const edges = [1, first.at, bins];
  if (second.at > 0) edges.splice(second === left ? 1 : 2, 0, second.at);
  for (let e = 0; e + 1 < edges.length; e++) setLeaf(g, h, edges[e]!, edges[e + 1]!, step);
  return (gain + first.gain + Math.max(0, second.gain)) / 2;
}

function setLeaf(g: Float64Array, h: Float64Array, from: number, to: number, step: Float64Array): void {
  let gradient = 0;
  let curvature = 0;
  for (let b = from; b < to; b++) {
    gradient += g[b]!;
    curvature += h[b]!;
  }
  step.fill(-gradient / (curvature + LEAF_RIDGE), from, to);
}

function bestSplit(g: Float64Array, h: Float64Array, from: number, to: number): { at: number; gain: number } {
  let allG = 0;
  let allH = 0;
  for (let b = from; b < to; b++) {
    allG += g[b]!;
    allH += h[b]!;
  }
  let at = -1;
  let best = 0;
  let leftG = 0;
  let leftH = 0;
  const whole = worth(allG, allH);
  for (let b = from; b + 1 < to; b++) {
    leftG += g[b]!;
    leftH += h[b]!;
    if (leftH < LEAST_CURVATURE || allH - leftH < LEAST_CURVATURE) continue;
    const gain = worth(leftG, leftH) + worth(allG - leftG, allH - leftH) - whole;
    if (gain > best) {
      best = gain;
      at = b + 1;
    }
  }
  return { at, gain: best };
}

/** Shape of a pair's table: cell = row × width + column; whether each side's cells 1 … have an order. */
export interface PairShape {
  readonly height: number;
  readonly width: number;
  readonly rowOrdered: boolean;
  readonly columnOrdered: boolean;
}

/**
 * Depth-two tree on a pair: one cut of one side, then a cut of the other side in each half; both ways are tried. This is
 * the smallest function in which the two attributes act together (GA²M; Lou, Caruana, Gehrke, Hooker, KDD 2013).
 *
 * @returns the drop in log loss that the full step promises
 */
export function fitPairSteps(g: Float64Array, h: Float64Array, shape: PairShape, step: Float64Array): number {
  const { height, width } = shape;
  const byRow = bestCross(g, h, height, width, width, 1, shape.rowOrdered, shape.columnOrdered);
  const byColumn = bestCross(g, h, width, height, 1, width, shape.columnOrdered, shape.rowOrdered);
  step.fill(0, 0, height * width);
  const [best, outerStride, innerStride] =
    byRow.gain >= byColumn.gain ? [byRow, width, 1] : [byColumn, 1, width];
  if (best.gain <= 0) return 0;
  const [outerCells, innerCells] = innerStride === 1 ? [height, width] : [width, height];
  for (let o = 0; o < outerCells; o++) {
    const half = best.inside[o] ? best.first : best.second;
    for (let i = 0; i < innerCells; i++) {
      step[o * outerStride + i * innerStride] = half.left[i] ? half.leftValue : half.rightValue;
    }
  }
  return best.gain / 2;
}

interface Half {
  gain: number;
  left: Uint8Array;
  leftValue: number;
  rightValue: number;
}

interface Cross {
  gain: number;
  inside: Uint8Array;
  first: Half;
  second: Half;
}

function bestCross(
  g: Float64Array,
  h: Float64Array,
  outer: number,
  inner: number,
  outerStride: number,
  innerStride: number,
  outerOrdered: boolean,
  innerOrdered: boolean,
): Cross {
  const allG = new Float64Array(inner);
  const allH = new Float64Array(inner);
  for (let o = 0; o < outer; o++) addLine(g, h, o * outerStride, innerStride, allG, allH);
  let totalG = 0;
  let totalH = 0;
  for (let i = 0; i < inner; i++) {
    totalG += allG[i]!;
    totalH += allH[i]!;
  }
  const split: Split = {
    inG: new Float64Array(inner),
    inH: new Float64Array(inner),
    allG,
    allH,
    innerOrdered,
  };
  let gain = 0;
  let inside = new Uint8Array(outer);
  const taken = new Uint8Array(outer);
  const take = (o: number) => {
    taken[o] = 1;
    addLine(g, h, o * outerStride, innerStride, split.inG, split.inH);
  };
  const restart = () => {
    taken.fill(0);
    split.inG.fill(0);
    split.inH.fill(0);
  };
  const consider = () => {
    const promised = gainOf(split);
    if (promised <= gain) return;
    gain = promised;
    inside = taken.slice();
  };
  for (let o = 0; o + (outerOrdered ? 1 : 0) < outer; o++) {
    if (!outerOrdered || o === 1) restart();
    take(o);
    consider();
  }
  if (!outerOrdered && gain > 0) {
    // One level against the rest was only the seed: line all levels up by how they part the two sides it found.
    const side = halvesOf(split, g, h, inside, outerStride, innerStride)[0].left;
    restart();
    for (const o of byContrast(g, h, outer, side, outerStride, innerStride).slice(0, -1)) {
      take(o);
      consider();
    }
  }
  const [first, second] = halvesOf(split, g, h, inside, outerStride, innerStride);
  return { gain: gain - worth(totalG, totalH), inside, first, second };
}

/** A two-sided division of the outer cells: sums per inner cell inside, and over all. */
interface Split {
  readonly inG: Float64Array;
  readonly inH: Float64Array;
  readonly allG: Float64Array;
  readonly allH: Float64Array;
  readonly innerOrdered: boolean;
}

function restOf(all: Float64Array, part: Float64Array): Float64Array {
  const rest = new Float64Array(all.length);
  for (let i = 0; i < rest.length; i++) rest[i] = all[i]! - part[i]!;
  return rest;
}

function gainOf({ inG, inH, allG, allH, innerOrdered }: Split): number {
  return halfGain(inG, inH, innerOrdered) + halfGain(restOf(allG, inG), restOf(allH, inH), innerOrdered);
}

function halvesOf(
  split: Split,
  g: Float64Array,
  h: Float64Array,
  inside: Uint8Array,
  outerStride: number,
  innerStride: number,
): [Half, Half] {
  split.inG.fill(0);
  split.inH.fill(0);
  for (let o = 0; o < inside.length; o++) {
    if (inside[o]) addLine(g, h, o * outerStride, innerStride, split.inG, split.inH);
  }
  const rest = cutHalf(restOf(split.allG, split.inG), restOf(split.allH, split.inH), split.innerOrdered);
  return [cutHalf(split.inG, split.inH, split.innerOrdered), rest];
}

/** Outer cells by the difference between what they ask for on the one side and on the other. */
function byContrast(
  g: Float64Array,
  h: Float64Array,
  outer: number,
  side: Uint8Array,
  outerStride: number,
  innerStride: number,
): number[] {
  const contrast = Float64Array.from({ length: outer }, (_, o) => {
    const sums = [0, 0, LEVEL_RIDGE, LEVEL_RIDGE];
    side.forEach((left, i) => {
      const cell = o * outerStride + i * innerStride;
      sums[left]! += g[cell]!;
      sums[2 + left]! += h[cell]!;
    });
    return sums[1]! / sums[3]! - sums[0]! / sums[2]!;
  });
  return Array.from({ length: outer }, (_, o) => o).sort((a, b) => contrast[a]! - contrast[b]! || a - b);
}

function addLine(
  g: Float64Array,
  h: Float64Array,
  from: number,
  stride: number,
  sumG: Float64Array,
  sumH: Float64Array,
): void {
  for (let i = 0; i < sumG.length; i++) {
    sumG[i]! += g[from + i * stride]!;
    sumH[i]! += h[from + i * stride]!;
  }
}

/** Cells in the order in which a cut may part them; an unordered side is sorted by what it asks for. */
function cutOrder(g: Float64Array, h: Float64Array, ordered: boolean): number[] {
  const order = Array.from(g, (_, i) => i);
  if (!ordered) order.sort((a, b) => g[a]! / (h[a]! + LEVEL_RIDGE) - g[b]! / (h[b]! + LEVEL_RIDGE) || a - b);
  return order;
}

function halfGain(g: Float64Array, h: Float64Array, ordered: boolean): number {
  if (!ordered) return cutHalf(g, h, false).gain;
  const inner = g.length;
  let allG = 0;
  let allH = 0;
  for (let i = 0; i < inner; i++) {
    allG += g[i]!;
    allH += h[i]!;
  }
  let best = worth(allG, allH);
  let leftG = 0;
  let leftH = 0;
  for (let i = 0; i + 1 < inner; i++) {
    leftG += g[i]!;
    leftH += h[i]!;
    if (leftH < LEAST_CURVATURE || allH - leftH < LEAST_CURVATURE) continue;
    const gain = worth(leftG, leftH) + worth(allG - leftG, allH - leftH);
    if (gain > best) best = gain;
  }
  return best;
}

function cutHalf(g: Float64Array, h: Float64Array, ordered: boolean): Half {
  const inner = g.length;
  const order = cutOrder(g, h, ordered);
  let allG = 0;
  let allH = 0;
  for (let i = 0; i < inner; i++) {
    allG += g[i]!;
    allH += h[i]!;
  }
  let best = worth(allG, allH);
  let leftG = 0;
  let leftH = 0;
  let at = inner;
  let bestG = allG;
  let bestH = allH;
  for (let k = 0; k + 1 < inner; k++) {
    leftG += g[order[k]!]!;
    leftH += h[order[k]!]!;
    if (leftH < LEAST_CURVATURE || allH - leftH < LEAST_CURVATURE) continue;
    const gain = worth(leftG, leftH) + worth(allG - leftG, allH - leftH);
    if (gain > best) {
      best = gain;
      at = k + 1;
      bestG = leftG;
      bestH = leftH;
    }
  }
  const left = new Uint8Array(inner);
  for (let k = 0; k < at; k++) left[order[k]!] = 1;
  const restH = allH - bestH;
  return {
    gain: best,
    left,
    leftValue: -bestG / (bestH + LEAF_RIDGE),
    rightValue: at < inner ? -(allG - bestG) / (restH + LEAF_RIDGE) : 0,
  };
}
