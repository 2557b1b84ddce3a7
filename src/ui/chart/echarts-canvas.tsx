import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useThemeMode } from '../theme/theme-provider.tsx';
import { dark, light } from '../theme/tokens.ts';
import { optionOf } from './chart-option.ts';
import type { ChartShape } from './chart-shape.ts';

use([BarChart, LineChart, ScatterChart, GridComponent, TooltipComponent, CanvasRenderer]);

type EchartsCanvasProps = { shape: ChartShape; onPick?: ((x: number) => void) | undefined };

/** The drawing itself: a chunk of its own, loaded when the first chart is shown. */
export function EchartsCanvas({ shape, onPick }: EchartsCanvasProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init> | null>(null);
  const mode = useThemeMode();
  const pick = useRef({ shape, onPick });
  pick.current = { shape, onPick };

  useEffect(() => {
    const element = place.current!;
    const drawn = init(element);
    chart.current = drawn;
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(element);
    // The whole column above a label can be pressed: a bar of one lead is too thin to hit.
    drawn.getZr().on('click', ({ offsetX, offsetY }) => {
      const at = [offsetX, offsetY];
      if (!('labels' in pick.current.shape.x) || !drawn.containPixel('grid', at)) return;
      pick.current.onPick?.(drawn.convertFromPixel('grid', at)[0]!);
    });
    drawn.on('click', ({ seriesIndex = 0, dataIndex }) => {
      const point = pick.current.shape.series[seriesIndex]?.points[dataIndex];
      if (point && !('labels' in pick.current.shape.x)) pick.current.onPick?.(point.x);
    });
    return () => {
      watch.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const palette = mode === 'dark' ? dark : light;
    chart.current?.setOption(optionOf(shape, { palette, still, pressable: onPick !== undefined }), true);
  }, [shape, mode, onPick]);

  return <div ref={place} className="y-chart-canvas" aria-hidden />;
}
