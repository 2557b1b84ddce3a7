import type { EChartsCoreOption } from 'echarts/core';
import { font, type Palette } from '../theme/tokens.ts';
import { type ChartPoint, type ChartSeries, type ChartShape, xWords } from './chart-shape.ts';

/** How and for whom it is drawn. */
export type Drawing = { palette: Palette; still: boolean; pressable: boolean };

const smallestDot = 7;
const largestDot = 22;

/** A shape as ECharts takes it: our colours, our font, no more ink than needed. */
export function optionOf(shape: ChartShape, { palette, still, pressable }: Drawing): EChartsCoreOption {
  const words = { color: palette.ink3, fontFamily: font, fontSize: 12 };
  const { min, max } = shape.y;
  const byLabel = 'labels' in shape.x;
  const heaviest = Math.max(
    1,
    ...shape.series.flatMap((one) => one.points.map((point) => point.weight ?? 0)),
  );
  return {
    animation: !still,
    animationDuration: 240,
    animationDurationUpdate: 240,
    textStyle: words,
    grid: {
      top: shape.y.name ? 28 : 8,
      right: 14,
      bottom: shape.x.name ? 24 : 4,
      left: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      // Drawn on the canvas: as HTML it would need inline styles, which the Content-Security-Policy forbids.
      renderMode: 'richText',
      trigger: byLabel ? 'axis' : 'item',
      axisPointer: { type: 'shadow', shadowStyle: { color: palette.ink3, opacity: 0.08 } },
      confine: true,
      backgroundColor: palette.panel,
      borderColor: palette.line,
      borderWidth: 1,
      padding: [8, 12],
      textStyle: { ...words, color: palette.ink },
      formatter: (at: unknown) => tooltipWords(shape, at),
    },
    xAxis: {
      ...('labels' in shape.x
        ? { type: 'category', data: [...shape.x.labels], axisTick: { show: false } }
        : {
            type: 'value',
            min: shape.x.min,
            max: shape.x.max,
            splitLine: { lineStyle: { color: palette.lineSoft } },
          }),
      ...(shape.x.name && {
        name: shape.x.name,
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: words,
      }),
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: {
        ...words,
        hideOverlap: true,
        ...('labels' in shape.x ? {} : { formatter: shape.x.format }),
      },
    },
    yAxis: {
      type: 'value',
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
      ...(shape.y.name && {
        name: shape.y.name,
        nameTextStyle: { ...words, align: 'left' },
        nameGap: 12,
      }),
      ...(min !== undefined && max !== undefined ? { interval: (max - min) / 5 } : { splitNumber: 4 }),
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: palette.lineSoft } },
      axisLabel: { ...words, formatter: shape.y.format },
    },
    series: shape.series.map((one) => seriesOf(one, { palette, pressable, heaviest })),
  };
}

function seriesOf(
  series: ChartSeries,
  { palette, pressable, heaviest }: { palette: Palette; pressable: boolean; heaviest: number },
) {
  const color = palette[series.tone];
  const shared = {
    name: series.name,
    type: series.kind,
    silent: series.guide ?? false,
    cursor: pressable && !series.guide ? 'pointer' : 'default',
    itemStyle: { color },
    emphasis: { disabled: series.guide ?? false },
    data: series.points.map(({ x, y }) => [x, y ?? '-']),
  };
  if (series.kind === 'bar')
    return { ...shared, barMaxWidth: 30, itemStyle: { color, borderRadius: [2, 2, 0, 0] } };
  if (series.kind === 'line')
    return {
      ...shared,
      showSymbol: !series.guide,
      symbol: 'circle',
      symbolSize: 6,
      lineStyle: { color, width: series.guide ? 1 : 2, type: series.guide ? 'dashed' : 'solid' },
    };
  return {
    ...shared,
    symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) =>
      dotSize(series.points[dataIndex], heaviest),
    itemStyle: { color, opacity: 0.85 },
  };
}

/** The area of a dot grows with what stands behind it. */
export function dotSize(point: ChartPoint | undefined, heaviest: number): number {
  if (point?.weight === undefined) return smallestDot;
  return smallestDot + (largestDot - smallestDot) * Math.sqrt(point.weight / heaviest);
}

type Pointed = { seriesIndex: number; dataIndex: number };

/** What stands at the pointer, line by line: the place, then each series' number and what is behind it. */
export function tooltipWords(shape: ChartShape, at: unknown): string {
  const pointed = (Array.isArray(at) ? at : [at]) as Pointed[];
  const lines = pointed.flatMap(({ seriesIndex, dataIndex }) => {
    const series = shape.series[seriesIndex];
    const point = series?.points[dataIndex];
    if (!series || series.guide || !point || point.y === null) return [];
    return [
      {
        x: point.x,
        words: `${series.name}  ${shape.y.format(point.y)}${point.note ? ` · ${point.note}` : ''}`,
      },
    ];
  });
  const [first] = lines;
  return first ? [xWords(shape, first.x), ...lines.map((line) => line.words)].join('\n') : '';
}
