import { describe, expect, it } from 'vitest';
import { light } from '../theme/tokens.ts';
import { dotSize, optionOf, tooltipWords } from './chart-option.ts';
import { type ChartShape, tableOf } from './chart-shape.ts';
import { stepPath } from './sparkline.tsx';

const percent = (share: number) => `${Math.round(share * 100)}%`;
const shape: ChartShape = {
  x: { name: '预测', min: 0, max: 1, format: percent },
  y: { format: percent },
  series: [
    {
      name: '完全说中',
      kind: 'line',
      tone: 'line',
      guide: true,
      points: [
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ],
    },
    {
      name: '实际成交',
      kind: 'scatter',
      tone: 'accent',
      points: [
        { x: 0.3, y: 0.29, weight: 400, note: '412 条' },
        { x: 0.1, y: null },
      ],
    },
  ],
};

describe('a chart', () => {
  it('reads as a table of its own numbers, in the order of the axis, without what is only there to compare', () => {
    expect(tableOf(shape)).toEqual({
      heads: ['预测', '实际成交'],
      rows: [
        { x: 0.1, cells: ['10%', '–'] },
        { x: 0.3, cells: ['30%', '29% · 412 条'] },
      ],
    });
  });

  it('says at the pointer where it is and what stands behind the number', () => {
    expect(tooltipWords(shape, { seriesIndex: 1, dataIndex: 0 })).toBe('30%\n实际成交  29% · 412 条');
    expect(tooltipWords(shape, [{ seriesIndex: 0, dataIndex: 0 }])).toBe('');
  });

  it('never asks for HTML in its tooltip, which the content policy forbids, and keeps still when asked to', () => {
    const option = optionOf(shape, { palette: light, still: true, pressable: true });
    expect(option).toMatchObject({ animation: false, tooltip: { renderMode: 'richText' } });
    const [guide, points] = option.series as { silent: boolean; cursor: string }[];
    expect(guide).toMatchObject({ silent: true, cursor: 'default' });
    expect(points).toMatchObject({ silent: false, cursor: 'pointer' });
  });

  it('draws a dot of four times the leads twice as wide above the smallest', () => {
    const size = (weight: number) => dotSize({ x: 0, y: 0, weight }, 400) - dotSize(undefined, 400);
    expect(size(400)).toBeCloseTo(2 * size(100));
  });
});

it('a sparkline stays where it is until it changes, and ends at the last value', () => {
  const points = [
    { at: 0, value: 0 },
    { at: 50, value: 100 },
    { at: 100, value: 50 },
  ];
  expect(stepPath(points, 0, 100)).toBe('M0 32H120V2H240V17');
});
