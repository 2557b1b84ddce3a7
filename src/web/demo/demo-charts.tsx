import { Chart } from '../../ui/chart/chart.tsx';
import type { ChartShape } from '../../ui/chart/chart-shape.ts';
import { Sparkline } from '../../ui/chart/sparkline.tsx';
import { Card, Tiles } from '../../ui/layout.tsx';
import { useToast } from '../../ui/toast.tsx';

const percent = (share: number) => `${Math.round(share * 100)}%`;
const count = (value: number) => value.toLocaleString('en-US');

const deciles: ChartShape = {
  x: { name: '按评分分成十组，从高到低', labels: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] },
  y: { name: '成交率', format: percent },
  series: [
    {
      name: '成交率',
      kind: 'bar',
      tone: 'accent',
      points: [0.62, 0.48, 0.36, 0.28, 0.22, 0.17, 0.12, 0.09, 0.05, 0.03].map((y, x) => ({
        x,
        y,
        note: '412 条',
      })),
    },
    {
      name: '平均',
      kind: 'line',
      tone: 'ink3',
      guide: true,
      points: Array.from({ length: 10 }, (_, x) => ({ x, y: 0.24 })),
    },
  ],
};

const calibration: ChartShape = {
  x: { name: '预测', min: 0, max: 1, format: percent },
  y: { name: '实际', min: 0, max: 1, format: percent },
  series: [
    {
      name: '说多少就是多少',
      kind: 'line',
      tone: 'ink3',
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
      points: [0.04, 0.09, 0.16, 0.24, 0.31, 0.47, 0.58, 0.71].map((x, i) => ({
        x,
        y: x * (0.9 + (i % 3) * 0.08),
        weight: 900 - i * 100,
        note: `${count(900 - i * 100)} 条`,
      })),
    },
  ],
};

/** Charts with believable numbers. */
export function DemoCharts() {
  const { show } = useToast();
  const pick = (x: number) => show({ message: String(x) });
  return (
    <Tiles>
      <Card title="十等分提升">
        <Chart label="评分越高成交越多" shape={deciles} onPick={pick} />
      </Card>
      <Card title="说得准不准">
        <Chart label="预测与实际相差不到三个百分点" shape={calibration} height="high" onPick={pick} />
      </Card>
      <Card title="评分变化">
        <Sparkline
          label="从 42 到 87"
          min={0}
          max={100}
          points={[42, 54, 51, 69, 87].map((value, at) => ({ at, value }))}
        />
      </Card>
    </Tiles>
  );
}
