import type { ChartShape } from '../../../../../ui/chart/chart-shape.ts';
import { type BinPlace, isRanges } from '../card/card-edits.ts';
import type { CardAttribute, Drifted, Measured, Quality } from '../shapes.ts';

/** What the charts of the quality page are called, and how their numbers are written. */
export type QualityWords = {
  said: string;
  really: string;
  perfect: string;
  share: string;
  average: string;
  tenth: string;
  score: string;
  before: string;
  now: string;
  percent: (share: number) => string;
  leads: (leads: number) => string;
};

/** What was said beside what came: points on the diagonal are leads whose chance was just as said. */
export function calibrationShape(
  { calibration }: Pick<Measured, 'calibration'>,
  words: QualityWords,
): ChartShape {
  const most = Math.max(0.1, ...calibration.flatMap(({ meanChance, shareWon }) => [meanChance, shareWon]));
  const max = [0.1, 0.2, 0.5].find((end) => most <= end) ?? 1;
  return {
    x: { name: words.said, min: 0, max, format: words.percent },
    y: { name: words.really, min: 0, max, format: words.percent },
    series: [
      {
        name: words.perfect,
        kind: 'line',
        tone: 'ink3',
        guide: true,
        points: [
          { x: 0, y: 0 },
          { x: max, y: max },
        ],
      },
      {
        name: words.really,
        kind: 'scatter',
        tone: 'accent',
        points: calibration
          .filter(({ leads }) => leads > 0)
          .map(({ leads, meanChance, shareWon }) => ({
            x: meanChance,
            y: shareWon,
            weight: leads,
            note: words.leads(leads),
          })),
      },
    ],
  };
}

/** Share won in each tenth of the leads, best scores first, beside the average. */
export function decilesShape({ deciles, leads, won }: Measured, words: QualityWords): ChartShape {
  const average = leads > 0 ? won / leads : 0;
  return {
    x: { name: words.tenth, labels: deciles.map((_, i) => String(i + 1)) },
    y: { min: 0, format: words.percent },
    series: [
      {
        name: words.share,
        kind: 'bar',
        tone: 'accent',
        points: deciles.map((one, x) => ({
          x,
          y: one.leads > 0 ? one.won / one.leads : null,
          note: words.leads(one.leads),
        })),
      },
      {
        name: words.average,
        kind: 'line',
        tone: 'ink3',
        guide: true,
        points: deciles.map((_, x) => ({ x, y: average })),
      },
    ],
  };
}

/** Share won by what the score was. */
export function bandsShape({ bands }: Pick<Quality, 'bands'>, words: QualityWords): ChartShape {
  return {
    x: { name: words.score, labels: bands.map(({ from, to }) => `${from}–${to}`) },
    y: { min: 0, format: words.percent },
    series: [
      {
        name: words.share,
        kind: 'bar',
        tone: 'accent',
        points: bands.map(({ leads, won }, x) => ({
          x,
          y: leads > 0 ? won / leads : null,
          note: words.leads(leads),
        })),
      },
    ],
  };
}

/** How scores are spread, this time and the time before. */
export function driftShape({ drift }: Pick<Quality, 'drift'>, words: QualityWords): ChartShape {
  const { bins } = drift.score;
  const points = (of: 'before' | 'now') => bins.map((bin, x) => ({ x, y: bin[of] }));
  return {
    x: { name: words.score, labels: bins.map(({ from, to }) => `${from}–${to}`) },
    y: { min: 0, format: words.percent },
    series: [
      { name: words.before, kind: 'bar', tone: 'ink3', points: points('before') },
      { name: words.now, kind: 'bar', tone: 'accent', points: points('now') },
    ],
  };
}

export type DriftLevel = 'unknown' | 'steady' | 'moving' | 'other';

/** The usual reading of the population stability index: under 0.1 nothing, up to 0.25 something, above it another population. */
export function driftLevel(psi: number | null): DriftLevel {
  if (psi === null) return 'unknown';
  if (psi < 0.1) return 'steady';
  return psi <= 0.25 ? 'moving' : 'other';
}

/** The same of an attribute; what so few leads may differ by anyway is not called a change. */
export function attributeDriftLevel({ psi, byChance }: Pick<Drifted, 'psi' | 'byChance'>): DriftLevel {
  const level = driftLevel(psi);
  return level !== 'steady' && byChance ? 'unknown' : level;
}

/** Which place on the card a bin is. */
export function placeOfBin(attribute: CardAttribute, bin: number): BinPlace {
  if (bin === 0) return 'missing';
  if (isRanges(attribute)) return bin - 1;
  return bin === 1 ? 'other' : bin - 2;
}

/** The bin whose share has grown or shrunk most, of those that hold leads now; of two alike the one that has grown. */
export function mostMoved({ bins, before, now }: Pick<Drifted, 'bins' | 'before' | 'now'>): number {
  const grown = (one: Drifted['bins'][number]) =>
    one.now / Math.max(1, now) - one.before / Math.max(1, before);
  // A hair for growth: rounding may not decide between what one bin lost and the other won.
  const moved = (one: Drifted['bins'][number]) => Math.abs(grown(one)) + (grown(one) > 0 ? 1e-9 : 0);
  const held = bins.filter((one) => one.now > 0).sort((a, b) => moved(b) - moved(a));
  return held[0]?.bin ?? 0;
}

/** How well an order is told, in words: 0.5 is a coin, 1 never errs. */
export function aucLevel(auc: number | null): 'unknown' | 'coin' | 'weak' | 'fair' | 'good' {
  if (auc === null) return 'unknown';
  if (auc < 0.56) return 'coin';
  if (auc < 0.65) return 'weak';
  return auc < 0.75 ? 'fair' : 'good';
}
