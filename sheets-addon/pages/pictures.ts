import { BarChart, LineChart } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Pictures } from '../src/pictures/figures.ts';
import { element, main } from './dom.ts';
import { remote } from './remote.ts';

use([
  BarChart,
  LineChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const grouped = (value: number): string => Math.round(value).toLocaleString();
const family = "system-ui, 'Noto Sans SC', sans-serif";
/** In pixels. */
const leastHeight = 200;
const barHeight = 22;
const good = '#188038';
const bad = '#c5221f';

function draw(figures: Pictures): void {
  const { words, month } = figures;
  const height = Math.max(leastHeight, inOrder(figures.dealers).length * barHeight + 60);
  const left = element('div', { class: 'picture', id: 'attainment' });
  left.style.height = `${String(height)}px`;
  const right = element('div', { class: 'picture', id: 'months' });
  main().replaceChildren(
    element('h1', {}, `${figures.company} · ${month}`),
    element('h2', {}, words.attainment),
    left,
    element('h2', {}, words.byMonth),
    right,
  );
  init(left, null, { renderer: 'svg' }).setOption(attainment(figures));
  init(right, null, { renderer: 'svg' }).setOption(byMonth(figures));
}

/** Dealers that have a plan, best last: a category axis counts from below. */
const inOrder = (dealers: Pictures['dealers']) =>
  dealers
    .filter(({ attainment: share }) => share !== null)
    .sort((a, b) => (a.attainment ?? -1) - (b.attainment ?? -1));

/** Bars by dealer against the time gone: a bar that ends left of the line is behind. */
function attainment({ words, dealers, timeGone, colours }: Pictures) {
  const shown = inOrder(dealers);
  return {
    textStyle: { fontFamily: family },
    grid: { left: 48, right: 48, top: 24, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => percent(Number(value)) },
    yAxis: {
      type: 'category',
      data: shown.map(({ name }) => name),
      axisLabel: { interval: 0, width: 200, overflow: 'truncate' },
    },
    xAxis: { type: 'value', axisLabel: { formatter: (value: number) => percent(value) } },
    series: [
      {
        type: 'bar',
        name: words.attainment,
        data: shown.map(({ attainment: share }) => ({
          value: share,
          itemStyle: { color: share !== null && share < timeGone ? bad : good },
        })),
        barMaxWidth: 18,
        label: {
          show: true,
          position: 'right',
          formatter: ({ value }: { value: unknown }) =>
            typeof value === 'number' ? percent(value) : '',
        },
        markLine: {
          symbol: 'none',
          lineStyle: { color: colours.accent, type: 'dashed' },
          label: { formatter: `${words.timeGone} ${percent(timeGone)}`, position: 'end' },
          data: [{ xAxis: timeGone }],
        },
      },
    ],
  };
}

function byMonth({ words, months, colours }: Pictures) {
  return {
    textStyle: { fontFamily: family },
    grid: { left: 8, right: 24, top: 32, bottom: 8, containLabel: true },
    legend: { top: 0 },
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => grouped(Number(value)) },
    xAxis: { type: 'category', data: months.map(({ month }) => month) },
    yAxis: { type: 'value', axisLabel: { formatter: grouped } },
    series: [
      {
        type: 'bar',
        name: words.actual,
        itemStyle: { color: colours.primary },
        data: months.map(({ actual }) => actual),
        barMaxWidth: 36,
      },
      {
        type: 'line',
        name: words.plan,
        itemStyle: { color: colours.accent },
        data: months.map(({ plan }) => plan),
      },
    ],
  };
}

remote<Pictures>('picturesShow').then(draw, (error: unknown) => {
  const text = error instanceof Error ? error.message : String(error);
  main().replaceChildren(element('p', { class: 'failure', role: 'alert' }, text));
});
main().replaceChildren(element('p', { class: 'quiet' }, '…'));
