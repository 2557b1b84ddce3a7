import { lazy, type ReactNode, Suspense, useState } from 'react';
import { SkeletonLine } from '../states.tsx';
import { useUiText } from '../text.ts';
import { type ChartShape, tableOf } from './chart-shape.ts';
import './chart.css';

const EchartsCanvas = lazy(() => import('./echarts-canvas.tsx').then((m) => ({ default: m.EchartsCanvas })));

type ChartProps = {
  /** What it shows, in one sentence with its point: said by screen readers in place of the drawing. */
  label: string;
  /** Make it once per data (`useMemo`): a new shape is drawn anew. */
  shape: ChartShape;
  height?: 'low' | 'middle' | 'high';
  /** The rows behind a place on the x axis; in the table its first cell is the button. */
  onPick?: (x: number) => void;
  /** Beside the switch: a legend, a remark. */
  beside?: ReactNode;
};

/** A drawing of numbers, and the numbers themselves: anyone may read them as a table, and screen readers always do. */
export function Chart({ label, shape, height = 'middle', onPick, beside }: ChartProps) {
  const text = useUiText();
  const [asTable, setAsTable] = useState(false);
  const legend = shape.series.filter((one) => one.name !== '');
  return (
    <figure className="y-chart" aria-label={label}>
      {asTable ? (
        <div className="y-chart-scroll">
          <NumbersTable shape={shape} label={label} onPick={onPick} />
        </div>
      ) : (
        <>
          <div className={`y-chart-place y-chart-${height}`}>
            <Suspense fallback={<SkeletonLine width="100%" />}>
              <EchartsCanvas shape={shape} onPick={onPick} />
            </Suspense>
          </div>
          <div className="y-visually-hidden">
            <NumbersTable shape={shape} label={label} />
          </div>
        </>
      )}
      <figcaption className="y-chart-foot">
        <span className="y-chart-legend">
          {legend.length > 1 &&
            legend.map((one) => (
              <span key={one.name}>
                <i
                  className={`y-chart-mark y-chart-kind-${one.kind} y-chart-${one.tone}${one.guide ? ' y-chart-guide' : ''}`}
                  aria-hidden
                />
                {one.name}
              </span>
            ))}
          {beside}
        </span>
        <button
          type="button"
          className="y-textbutton"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {text(asTable ? 'chart.asChart' : 'chart.asTable')}
        </button>
      </figcaption>
    </figure>
  );
}

type NumbersTableProps = { shape: ChartShape; label: string; onPick?: ((x: number) => void) | undefined };

function NumbersTable({ shape, label, onPick }: NumbersTableProps) {
  const { heads, rows } = tableOf(shape);
  return (
    <table className="y-chart-table">
      <caption className="y-visually-hidden">{label}</caption>
      <thead>
        <tr>
          {heads.map((head) =>
            head === '' ? (
              <td key="corner" />
            ) : (
              <th key={head} scope="col">
                {head}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ x, cells: [first, ...others] }) => (
          <tr key={x}>
            <th scope="row">
              {onPick ? (
                <button type="button" className="y-textbutton" onClick={() => onPick(x)}>
                  {first}
                </button>
              ) : (
                first
              )}
            </th>
            {others.map((cell, at) => (
              <td key={heads[at + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
