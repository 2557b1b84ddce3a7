import './chart.css';

type SparklineProps = {
  /** Said by screen readers: what went from where to where. */
  label: string;
  /** In the order of time. `at`: any ascending number, such as milliseconds. */
  points: readonly { at: number; value: number }[];
  min: number;
  max: number;
};

const width = 240;
const height = 34;

/** A course of values so small that a picture needs no axes; every value holds until the next. */
export function Sparkline({ label, points, min, max }: SparklineProps) {
  if (points.length < 2) return null;
  return (
    <svg
      className="y-sparkline"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path d={stepPath(points, min, max)} />
    </svg>
  );
}

/** The path of a course that stays as it is until it changes. */
export function stepPath(points: SparklineProps['points'], min: number, max: number): string {
  const first = points[0]?.at ?? 0;
  const span = Math.max(1, (points.at(-1)?.at ?? 0) - first);
  const x = (at: number) => round(((at - first) / span) * width);
  const y = (value: number) => round(height - 2 - ((value - min) / Math.max(1, max - min)) * (height - 4));
  return points
    .map(({ at, value }, i) => (i === 0 ? `M${x(at)} ${y(value)}` : `H${x(at)}V${y(value)}`))
    .join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
