import type { Card } from './card.ts';

/** A small card as a manager would write it: industry and size say fit, days of silence and visits say engagement. */
export const MANAGER_CARD: Card = {
  version: { name: 'by hand', origin: 'manager', trainedOn: 0, positives: 0, seed: 0, learned: 0 },
  base: 40,
  attributes: [
    {
      key: 'industry',
      kind: 'category',
      part: 'fit',
      missing: { points: -2 },
      other: { points: 0 },
      bins: [
        { levels: ['machinery', 'electronics'], points: 12 },
        { levels: ['retail'], points: -8 },
      ],
    },
    {
      key: 'employees',
      kind: 'numeric',
      part: 'fit',
      missing: { points: 0 },
      bins: [
        { from: null, points: -6 },
        { from: 50, points: 0 },
        { from: 500, points: 10 },
      ],
    },
    {
      key: 'visits',
      kind: 'numeric',
      part: 'engagement',
      missing: { points: -4 },
      bins: [
        { from: null, points: -5 },
        { from: 2, points: 3 },
        { from: 6, points: 14 },
      ],
    },
  ],
  pairs: [
    {
      row: { key: 'industry', kind: 'category', groups: [['retail']] },
      column: { key: 'visits', kind: 'numeric', cuts: [6] },
      part: 'engagement',
      points: [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, -7],
      ],
    },
  ],
  scale: { pointsToDoubleOdds: 8, offset: 50 },
  calibration: { raw: [0, 100], logOdds: [(-50 * Math.LN2) / 8, (50 * Math.LN2) / 8] },
  grades: { fit: [10, 0, -6], engagement: [10, 2, -4] },
};
