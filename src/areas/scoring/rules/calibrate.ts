/**
 * Straightens log-odds against outcomes: the a and b that make a + b·x the likeliest (Platt's scaling by Newton's
 * method, with his smoothed targets; Platt 1999, corrected by Lin, Lin and Weng, Machine Learning 68, 2007). With b
 * above 0 the order never changes; b is kept within [0.2, 2].
 *
 * @param logOdds of leads the model has not seen
 */
export function straighten(
  logOdds: Float64Array,
  outcomes: Uint8Array,
  weights: Float64Array,
): { shift: number; slope: number } {
  let positives = 0;
  for (const outcome of outcomes) positives += outcome;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (outcomes.length - positives + 2);
  let shift = 0;
  let slope = 1;
  for (let step = 0; step < 30; step++) {
    let [g0, g1, h00, h01, h11] = [0, 0.01 * (slope - 1), 1e-9, 0, 0.01];
    for (let i = 0; i < logOdds.length; i++) {
      const x = logOdds[i]!;
      const p = 1 / (1 + Math.exp(-(shift + slope * x)));
      const error = weights[i]! * (p - (outcomes[i] ? high : low));
      const curve = weights[i]! * p * (1 - p);
      g0 += error;
      g1 += error * x;
      h00 += curve;
      h01 += curve * x;
      h11 += curve * x * x;
    }
    const determinant = h00 * h11 - h01 * h01;
    if (!(determinant > 1e-12)) break;
    const down0 = (h11 * g0 - h01 * g1) / determinant;
    const down1 = (h00 * g1 - h01 * g0) / determinant;
    shift -= Math.max(-2, Math.min(2, down0));
    slope = Math.max(0.2, Math.min(2, slope - Math.max(-0.5, Math.min(0.5, down1))));
    if (Math.abs(down0) + Math.abs(down1) < 1e-7) break;
  }
  return { shift, slope };
}
