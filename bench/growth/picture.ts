import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as echarts from 'echarts';
import type { GrowthPoint } from '../growth.ts';

const file = path.join(import.meta.dirname, '../../docs/pictures/growth.svg');
const [width, height] = [960, 560];
const operations = ['posting', 'flush', 'summary', 'statement', 'receivables'] as const;
const colours = ['#0b5394', '#e69138', '#38761d', '#741b47', '#666666'];

/** Draws the units of each operation over each thing that grows, in four small charts. */
export function writeGrowthPicture(points: readonly GrowthPoint[]): void {
  const axes = [...new Set(points.map((point) => point.axis))];
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    color: colours,
    title: { text: 'Capacity units as a company grows', left: 16, top: 10 },
    legend: { data: [...operations], top: 12, right: 16 },
    grid: axes.map((_, i) => gridAt(i)),
    xAxis: axes.map((axis, gridIndex) => ({
      gridIndex,
      type: 'log',
      name: axis,
      nameLocation: 'middle',
      nameGap: 24,
      min: 1,
    })),
    yAxis: axes.map((_, gridIndex) => ({ gridIndex, type: 'log', min: 1, name: 'units' })),
    series: axes.flatMap((axis, i) =>
      operations.map((name) => ({
        name,
        type: 'line',
        xAxisIndex: i,
        yAxisIndex: i,
        symbolSize: 6,
        data: points
          .filter((point) => point.axis === axis)
          .map(({ size, figures }) => [size, unitsOf(figures, name)]),
      })),
    ),
  });
  writeFileSync(file, chart.renderToSVGString());
  chart.dispose();
}

const unitsOf = (figures: GrowthPoint['figures'], name: string): number =>
  Math.max(1, (figures[`${name} RCU`] ?? 0) + (figures[`${name} WCU`] ?? 0));

/** Two beside two. */
const gridAt = (i: number) => ({
  left: i % 2 === 0 ? 70 : width / 2 + 60,
  top: i < 2 ? 80 : height / 2 + 60,
  width: width / 2 - 110,
  height: height / 2 - 130,
});
