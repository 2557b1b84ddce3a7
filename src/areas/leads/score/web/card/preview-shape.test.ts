import { expect, it } from 'vitest';
import { tableOf } from '../../../../../ui/chart/chart-shape.ts';
import { heatOf } from './heat.ts';
import { gradeMoves, histogramShape } from './preview-shape.ts';

it('says from which grade to which most leads move, and whether that is up, and nothing of those that stay', () => {
  const moves = gradeMoves({
    fit: [
      { before: 'A', after: 'A', leads: 90 },
      { before: 'B', after: 'A', leads: 12 },
      { before: 'A', after: 'C', leads: 0 },
    ],
    engagement: [{ before: '1', after: '2', leads: 30 }],
  });
  expect(moves).toEqual([
    { before: '1', after: '2', leads: 30, up: false },
    { before: 'B', after: 'A', leads: 12, up: true },
  ]);
});

it('puts how many there are in each band now beside how many there would be', () => {
  const words = { score: '评分', now: '现在', after: '发布后', count: String };
  const shape = histogramShape({ histogram: [{ from: 0, to: 9, before: 4, after: 2 }] }, words);
  expect(tableOf(shape)).toEqual({
    heads: ['评分', '现在', '发布后'],
    rows: [{ x: 0, cells: ['0', '4', '2'] }],
  });
});

it('warms a cell by its share of the most, either way, and leaves those near nothing alone', () => {
  expect([0, 1, -4, 9, -9].map((value) => heatOf(value, 9))).toEqual([
    '',
    '',
    'score-less-1',
    'score-more-3',
    'score-less-3',
  ]);
});
