import type { Palette } from '../theme/tokens.ts';

/** Which of the page's colours; what it means stands in the series' name, too. */
export type ChartTone = Extract<keyof Palette, 'accent' | 'ink3' | 'good' | 'warn' | 'bad' | 'info' | 'line'>;

export type ChartPoint = {
  /** Where along the axis: the place of a label, or a value. */
  x: number;
  /** Null: nothing was measured here; a line has a gap. */
  y: number | null;
  /** How many stand behind the point: the larger, the larger a dot is drawn. */
  weight?: number;
  /** Said beside the numbers, in the tooltip and in the table: `412 leads`. */
  note?: string;
};

export type ChartSeries = {
  name: string;
  kind: 'bar' | 'line' | 'scatter';
  tone: ChartTone;
  points: readonly ChartPoint[];
  /** Only to compare with (a diagonal, an average): dashed, not in the table, not to be pressed. */
  guide?: boolean;
};

/** What a chart shows, as plain data: pages know no drawing library. */
export type ChartShape = {
  x: { name?: string } & (
    | { labels: readonly string[] }
    | { min: number; max: number; format: (value: number) => string }
  );
  y: { name?: string; min?: number; max?: number; format: (value: number) => string };
  series: readonly ChartSeries[];
};

/** How a place on the x axis is called. */
export function xWords({ x }: ChartShape, at: number): string {
  return 'labels' in x ? (x.labels[at] ?? '') : x.format(at);
}

/** A chart as a table: a line for each place on the x axis, a cell for each series that is no guide. */
export type ChartTable = {
  heads: readonly string[];
  rows: readonly { x: number; cells: readonly string[] }[];
};

/** The same numbers to be read instead of looked at. */
export function tableOf(shape: ChartShape): ChartTable {
  const series = shape.series.filter((one) => !one.guide);
  const places = [...new Set(series.flatMap((one) => one.points.map((point) => point.x)))].sort(
    (a, b) => a - b,
  );
  const cell = (one: ChartSeries, x: number) => {
    const point = one.points.find((candidate) => candidate.x === x);
    if (!point || point.y === null) return '–';
    return point.note ? `${shape.y.format(point.y)} · ${point.note}` : shape.y.format(point.y);
  };
  return {
    heads: [shape.x.name ?? '', ...series.map((one) => one.name)],
    rows: places.map((x) => ({ x, cells: [xWords(shape, x), ...series.map((one) => cell(one, x))] })),
  };
}
