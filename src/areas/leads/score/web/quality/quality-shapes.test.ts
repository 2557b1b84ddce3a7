import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../../../ui/chart/chart-shape.ts';
import type { CardAttribute } from '../shapes.ts';
import {
  attributeDriftLevel,
  aucLevel,
  bandsShape,
  calibrationShape,
  decilesShape,
  driftLevel,
  mostMoved,
  placeOfBin,
  type QualityWords,
} from './quality-shapes.ts';

const words: QualityWords = {
  said: '说的',
  really: '实际',
  perfect: '完全说中',
  share: '成交率',
  average: '平均',
  tenth: '十分之一',
  score: '评分',
  before: '之前',
  now: '现在',
  percent: (share) => `${Math.round(share * 100)}%`,
  leads: (leads) => `${leads} 条`,
};
const measured = {
  leads: 40,
  won: 10,
  auc: 0.7,
  logLoss: 0.5,
  brier: 0.2,
  lift10: 2,
  calibrationError: 0.03,
  calibration: [
    { leads: 20, meanChance: 0.12, shareWon: 0.1 },
    { leads: 0, meanChance: 0.5, shareWon: 0 },
    { leads: 20, meanChance: 0.41, shareWon: 0.4 },
  ],
  deciles: [
    { leads: 4, won: 2, meanChance: 0.5, lift: 2 },
    { leads: 0, won: 0, meanChance: null, lift: null },
  ],
};

describe('the charts of the quality page', () => {
  it('show what was said beside what came, with how many leads say so, and no point without leads', () => {
    const shape = calibrationShape(measured, words);
    expect(tableOf(shape).rows.map((row) => row.cells)).toEqual([
      ['12%', '10% · 20 条'],
      ['41%', '40% · 20 条'],
    ]);
    expect(shape.y.max).toBe(0.5);
  });

  it('put the average beside the tenths, and a gap where there were no leads', () => {
    const [tenths, average] = decilesShape(measured, words).series;
    expect(tenths?.points.map((point) => point.y)).toEqual([0.5, null]);
    expect(average?.points.map((point) => point.y)).toEqual([0.25, 0.25]);
  });

  it('name the bands of the score by both ends', () => {
    expect(
      tableOf(bandsShape({ bands: [{ from: 0, to: 9, leads: 10, won: 1 }] }, words)).rows[0]?.cells,
    ).toEqual(['0–9', '10% · 10 条']);
  });
});

it('reads figures as people do', () => {
  expect([null, 0.05, 0.2, 0.4].map(driftLevel)).toEqual(['unknown', 'steady', 'moving', 'other']);
  expect([null, 0.5, 0.6, 0.7, 0.8].map(aucLevel)).toEqual(['unknown', 'coin', 'weak', 'fair', 'good']);
});

describe('drift of an attribute', () => {
  it('is not called a change where so few leads differ by as much anyway', () => {
    expect(attributeDriftLevel({ psi: 0.4, byChance: true })).toBe('unknown');
    expect(attributeDriftLevel({ psi: 0.4, byChance: false })).toBe('other');
    expect(attributeDriftLevel({ psi: 0.02, byChance: true })).toBe('steady');
  });

  it('knows the place of each bin on the card: silence first, of categories then the rest', () => {
    const bin = { points: 0 };
    const visits = {
      key: 'visits',
      kind: 'numeric',
      part: 'engagement',
      missing: bin,
      bins: [],
    } as CardAttribute;
    const source = {
      key: 'source',
      kind: 'category',
      part: 'fit',
      missing: bin,
      other: bin,
      bins: [],
    } as CardAttribute;
    expect([0, 1, 2].map((at) => placeOfBin(visits, at))).toEqual(['missing', 0, 1]);
    expect([0, 1, 2].map((at) => placeOfBin(source, at))).toEqual(['missing', 'other', 0]);
  });

  it('opens at what moved most among the bins that hold leads', () => {
    const bins = [
      { bin: 0, before: 50, now: 0 },
      { bin: 1, before: 25, now: 40 },
      { bin: 2, before: 25, now: 60 },
    ];
    expect(mostMoved({ bins, before: 100, now: 100 })).toBe(2);
  });
});
