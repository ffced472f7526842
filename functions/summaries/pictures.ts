import type { Company } from '../../domain/company.ts';
import type { DealerSummary, MonthSummary } from '../../domain/summaries/summary.ts';
import type { TrendPoint } from '../../domain/summaries/trend.ts';
import { whole } from '../../domain/values/rate.ts';
import { drawn, judged } from '../pictures/drawing.ts';
import { toPng } from '../pictures/png.ts';

/** Width at which the pictures are shown, in pixels; a letter has room for no more. */
export const pictureWidth = 560;

/** What the pictures say in words. */
export interface PictureWords {
  readonly net: string;
  readonly plan: string;
  /** An amount on an axis, short: 1.2 million. */
  readonly short: (amount: number) => string;
  readonly percent: (rate: number) => string;
}

type Colours = Company['colours'];

/** Attainment of the best and the worst dealers as bars, beside the plan; null without any. */
export function attainmentPicture(
  { ofDealers: { best, worst } }: Pick<MonthSummary, 'ofDealers'>,
  words: PictureWords,
  colours: Colours,
): Uint8Array | null {
  // A category axis counts from below, so the best come last.
  const dealers = [...worst, ...best.toReversed()];
  if (dealers.length === 0) return null;
  const height = 56 + dealers.length * 26;
  const svg = drawn(
    { width: pictureWidth, height },
    {
      grid: { left: 8, right: 64, top: 24, bottom: 8, outerBoundsMode: 'same' },
      yAxis: {
        type: 'category',
        data: dealers.map(({ name }) => name),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: judged.quiet } },
        axisLabel: { interval: 0, width: 190, overflow: 'truncate', color: '#1f2328' },
      },
      xAxis: {
        type: 'value',
        min: 0,
        axisLabel: { formatter: words.percent, color: judged.quiet },
        splitNumber: 4,
      },
      series: [{ ...bars(dealers, words), markLine: planLine(words, colours) }],
    },
  );
  return toPng(svg, pictureWidth);
}

const bars = (dealers: readonly DealerSummary[], words: PictureWords) => ({
  type: 'bar',
  barMaxWidth: 16,
  data: dealers.map(({ attainment }) => ({
    value: attainment ?? 0,
    itemStyle: { color: (attainment ?? 0) < whole ? judged.bad : judged.good },
  })),
  label: {
    show: true,
    position: 'right',
    color: '#1f2328',
    formatter: ({ value }: { value: number }) => words.percent(value),
  },
});

const planLine = (words: PictureWords, { accent }: Colours) => ({
  symbol: 'none',
  silent: true,
  lineStyle: { color: accent, type: 'dashed' },
  label: { formatter: words.plan, position: 'end', color: judged.quiet },
  data: [{ xAxis: whole }],
});

/** Net sales of each month as bars, with the plan as a line; null where there is no month. */
export function salesPicture(
  trend: readonly TrendPoint[],
  words: PictureWords,
  { primary, accent }: Colours,
): Uint8Array | null {
  if (trend.length === 0) return null;
  const svg = drawn(
    { width: pictureWidth, height: 250 },
    {
      grid: { left: 8, right: 16, top: 36, bottom: 8, outerBoundsMode: 'same' },
      legend: { top: 4, right: 8, textStyle: { color: '#1f2328' } },
      xAxis: {
        type: 'category',
        data: trend.map(({ month }) => month),
        axisTick: { show: false },
        axisLabel: { color: judged.quiet, formatter: shortMonth, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        splitNumber: 4,
        axisLabel: { formatter: words.short, color: judged.quiet },
      },
      series: [
        {
          type: 'bar',
          name: words.net,
          itemStyle: { color: primary },
          data: trend.map(({ net }) => net),
          barMaxWidth: 28,
        },
        {
          type: 'line',
          name: words.plan,
          itemStyle: { color: accent },
          data: trend.map(({ plan }) => plan),
        },
      ],
    },
  );
  return toPng(svg, pictureWidth);
}

/** Months as 02, and January with its year. */
const shortMonth = (month: string): string =>
  month.endsWith('-01') ? month : month.slice('2026-'.length);
