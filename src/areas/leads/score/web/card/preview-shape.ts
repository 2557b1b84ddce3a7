import type { ChartShape } from '../../../../../ui/chart/chart-shape.ts';
import type { Preview } from '../shapes.ts';

/** How many leads stand in which band of the score, now and after. */
export function histogramShape(
  { histogram }: Pick<Preview, 'histogram'>,
  words: { score: string; now: string; after: string; count: (n: number) => string },
): ChartShape {
  return {
    x: { name: words.score, labels: histogram.map(({ from }) => String(from)) },
    y: { format: words.count },
    series: [
      {
        name: words.now,
        kind: 'bar',
        tone: 'line',
        points: histogram.map(({ before }, x) => ({ x, y: before })),
      },
      {
        name: words.after,
        kind: 'bar',
        tone: 'accent',
        points: histogram.map(({ after }, x) => ({ x, y: after })),
      },
    ],
  };
}

export type GradeMove = { before: string; after: string; leads: number; up: boolean };

/** From which grade to which, the most leads first; those that stay are left out. */
export function gradeMoves(preview: Pick<Preview, 'fit' | 'engagement'>): GradeMove[] {
  return [...preview.fit, ...preview.engagement]
    .filter(({ before, after, leads }) => before !== after && leads > 0)
    .map(({ before, after, leads }) => ({ before, after, leads, up: after < before }))
    .toSorted((a, b) => b.leads - a.leads);
}
