import type { Day } from './days.ts';
import type { KnownDeal } from './deals.ts';

/** What a deal brings when it is won, as mean and variance. */
export type Worth = { mean: number; variance: number };

/** What won deals brought in the past, to reckon with what open ones will. */
export type DealValues = {
  /** What an open deal is worth when won: what is expected of it, corrected by experience; else what its like brought. */
  worth: (deal: Pick<KnownDeal, 'segment' | 'amount'>) => Worth;
  /** A deal not yet there: any of the deals won. */
  coming: Worth;
  /** Draws one value; `random` gives numbers in [0, 1). */
  draw: (deal: Pick<KnownDeal, 'segment' | 'amount'>, random: () => number) => number;
  drawComing: (random: () => number) => number;
};

/** So many deals of the whole company stand behind a segment that has none of its own. */
const trust = 3;

/**
 * Learns values from deals won up to `today`. A segment's mean is drawn towards the company's by the weight of `trust`
 * deals; the shape (few large ones, many small) is kept by drawing from what was really won.
 */
export function learnValues(deals: readonly KnownDeal[], today: Day, halfLife: number): DealValues {
  const all = new Sample();
  const ratios = new Sample();
  const bySegment = new Map<string, Sample>();
  for (const deal of deals) {
    if (!deal.won || deal.value === null || deal.closedOn === null) continue;
    const weight = 0.5 ** ((today - deal.closedOn) / halfLife);
    all.add(deal.value, weight);
    if (deal.amount !== null && deal.amount > 0) ratios.add(deal.value / deal.amount, weight);
    let mine = bySegment.get(deal.segment);
    if (!mine) {
      mine = new Sample();
      bySegment.set(deal.segment, mine);
    }
    mine.add(deal.value, weight);
  }
  // Without experience a deal is believed to bring what is expected of it.
  const kept = ratios.weight + trust > 0 ? (ratios.sum + trust) / (ratios.weight + trust) : 1;
  const worthOfSegment = new Map<string, Worth>();
  for (const [segment, sample] of bySegment) worthOfSegment.set(segment, sample.towards(all, trust));
  const coming: Worth = { mean: all.mean(), variance: all.variance() };

  return {
    coming,
    worth: ({ segment, amount }) => {
      if (amount !== null && amount > 0)
        return { mean: amount * kept, variance: amount ** 2 * ratios.variance() };
      return worthOfSegment.get(segment) ?? coming;
    },
    draw: ({ segment, amount }, random) => {
      if (amount !== null && amount > 0)
        return ratios.size < 20 ? amount * kept : (amount * ratios.draw(random) * kept) / ratios.mean();
      const mine = bySegment.get(segment);
      const worth = worthOfSegment.get(segment) ?? coming;
      const sample = mine && mine.size >= 8 ? mine : all;
      const mean = sample.mean();
      return mean > 0 ? (sample.draw(random) * worth.mean) / mean : 0;
    },
    drawComing: (random) => all.draw(random),
  };
}

/** Values with weights, their moments, and draws from them. */
class Sample {
  weight = 0;
  sum = 0;
  private squares = 0;
  private readonly values: number[] = [];
  private readonly upTo: number[] = [];

  get size(): number {
    return this.values.length;
  }

  add(value: number, weight: number): void {
    this.weight += weight;
    this.sum += value * weight;
    this.squares += value * value * weight;
    this.values.push(value);
    this.upTo.push(this.weight);
  }

  mean(): number {
    return this.weight > 0 ? this.sum / this.weight : 0;
  }

  variance(): number {
    return this.weight > 0 ? Math.max(0, this.squares / this.weight - this.mean() ** 2) : 0;
  }

  /** Mean and variance as if `weight` values of `other` were among them. */
  towards(other: Sample, weight: number): Worth {
    const total = this.weight + weight;
    const mean = (this.sum + weight * other.mean()) / total;
    const squares = (this.squares + weight * (other.variance() + other.mean() ** 2)) / total;
    return { mean, variance: Math.max(0, squares - mean ** 2) };
  }

  /** One of the values, each as likely as its weight says. */
  draw(random: () => number): number {
    if (this.values.length === 0) return 0;
    const wanted = random() * this.weight;
    let low = 0;
    let high = this.values.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.upTo[middle]! > wanted) high = middle;
      else low = middle + 1;
    }
    return this.values[low]!;
  }
}
