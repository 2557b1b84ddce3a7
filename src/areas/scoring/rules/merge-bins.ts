/**
 * Joins neighbouring bins that the data cannot tell apart, so that the card is short enough to read: the division into
 * runs that minimises Σ ½·mass·(value − mean of run)² + price × runs (dynamic programming over all divisions). Half the
 * squared distance weighed by curvature is the loss, in nats, that joining costs; a run must be worth its price.
 *
 * @param values log-odds of the bins, in their order
 * @param masses summed curvature of the bins; a bin without mass joins where it costs nothing
 * @returns for each bin the number of its run, from 0
 */
export function mergeBins(values: readonly number[], masses: readonly number[], price: number): Int32Array {
  const count = values.length;
  const sum0 = new Float64Array(count + 1);
  const sum1 = new Float64Array(count + 1);
  const sum2 = new Float64Array(count + 1);
  for (let b = 0; b < count; b++) {
    const mass = masses[b]! + 1e-6;
    sum0[b + 1] = sum0[b]! + mass;
    sum1[b + 1] = sum1[b]! + mass * values[b]!;
    sum2[b + 1] = sum2[b]! + mass * values[b]! ** 2;
  }
  const best = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const start = new Int32Array(count + 1);
  best[0] = 0;
  for (let to = 1; to <= count; to++) {
    for (let from = 0; from < to; from++) {
      const mass = sum0[to]! - sum0[from]!;
      const total = sum1[to]! - sum1[from]!;
      const cost = best[from]! + (sum2[to]! - sum2[from]! - (total * total) / mass) / 2 + price;
      if (cost < best[to]! - 1e-12) {
        best[to] = cost;
        start[to] = from;
      }
    }
  }
  const starts: number[] = [];
  for (let to = count; to > 0; to = start[to]!) starts.unshift(start[to]!);
  const runs = new Int32Array(count);
  starts.forEach((from, run) => {
    runs.fill(run, from, starts[run + 1] ?? count);
  });
  return runs;
}
