/** Best small step functions on summed gradients: the weak learners of the boosting. No rows are touched here. */

/** Ridge of a leaf's value, in units of curvature: keeps a leaf of a handful of leads modest. */
const LEAF_RIDGE = 1;
/** A leaf must hold this much curvature (at even odds: four times as many leads). */
const LEAST_CURVATURE = 1.25;

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
  const inG = new Float64Array(inner);
  const inH = new Float64Array(inner);
  const outG = new Float64Array(inner);
  const outH = new Float64Array(inner);
  let bestGain = 0;
  let bestAt = -1;
  const consider = (at: number) => {
    for (let i = 0; i < inner; i++) {
      outG[i] = allG[i]! - inG[i]!;
      outH[i] = allH[i]! - inH[i]!;
    }
    const gain = halfGain(inG, inH, inner, innerOrdered) + halfGain(outG, outH, inner, innerOrdered);
    if (gain > bestGain) {
      bestGain = gain;
      bestAt = at;
    }
  };
  for (let o = 0; o + (outerOrdered ? 1 : 0) < outer; o++) {
    if (!outerOrdered || o === 1) {
      inG.fill(0);
      inH.fill(0);
    }
    addLine(g, h, o * outerStride, innerStride, inG, inH);
    consider(o);
  }
  const nothing: Half = { gain: 0, left: new Uint8Array(inner), leftValue: 0, rightValue: 0 };
  if (bestAt < 0) return { gain: 0, inside: new Uint8Array(outer), first: nothing, second: nothing };
  const inside = new Uint8Array(outer);
  inG.fill(0);
  inH.fill(0);
  for (let o = 0; o < outer; o++) {
    const within = outerOrdered && bestAt > 0 ? o >= 1 && o <= bestAt : o === bestAt;
    if (!within) continue;
    inside[o] = 1;
    addLine(g, h, o * outerStride, innerStride, inG, inH);
  }
  for (let i = 0; i < inner; i++) {
    outG[i] = allG[i]! - inG[i]!;
    outH[i] = allH[i]! - inH[i]!;
  }
  return {
    gain: bestGain - worth(totalG, totalH),
    inside,
    first: cutHalf(inG, inH, inner, innerOrdered),
    second: cutHalf(outG, outH, inner, innerOrdered),
  };
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
function cutOrder(g: Float64Array, h: Float64Array, inner: number, ordered: boolean): number[] {
  const order = Array.from({ length: inner }, (_, i) => i);
  if (!ordered) order.sort((a, b) => g[a]! / (h[a]! + 4 * LEAF_RIDGE) - g[b]! / (h[b]! + 4 * LEAF_RIDGE) || a - b);
  return order;
}

function halfGain(g: Float64Array, h: Float64Array, inner: number, ordered: boolean): number {
  if (!ordered) return cutHalf(g, h, inner, false).gain;
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

function cutHalf(g: Float64Array, h: Float64Array, inner: number, ordered: boolean): Half {
  const order = cutOrder(g, h, inner, ordered);
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
