/**
 * Makes values[from … to) rise (sign 1) or fall (sign −1), changing them as little as possible in weighted squares:
 * pool adjacent violators (Ayer et al., Annals of Mathematical Statistics 26, 1955). In place.
 */
export function poolMonotone(
  values: Float64Array,
  weights: ArrayLike<number>,
  from: number,
  to: number,
  sign: 1 | -1,
): void {
  const means: number[] = [];
  const masses: number[] = [];
  const lengths: number[] = [];
  for (let i = from; i < to; i++) {
    means.push(values[i]!);
    masses.push(weights[i]!);
    lengths.push(1);
    while (means.length > 1 && sign * (means[means.length - 2]! - means[means.length - 1]!) > 0) {
      const mean = means.pop()!;
      const mass = masses.pop()!;
      const length = lengths.pop()!;
      const top = means.length - 1;
      const joint = masses[top]! + mass;
      means[top] = (means[top]! * masses[top]! + mean * mass) / joint;
      masses[top] = joint;
      lengths[top]! += length;
    }
  }
  let at = from;
  means.forEach((mean, block) => {
    for (let k = 0; k < lengths[block]!; k++) values[at++] = mean;
  });
}
