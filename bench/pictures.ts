import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { DealerSummary } from '../domain/summaries/summary.ts';
import { addMonths } from '../domain/values/month.ts';
import { attainmentPicture, salesPicture } from '../functions/summaries/pictures.ts';
import { answer, median, milliseconds, type Section } from './section.ts';

const times = 7;
const colours = { primary: '#0b5394', accent: '#e69138' };
const words = {
  ...{ net: '净销售额', plan: '计划' },
  short: (amount: number) => `${String(Math.round(amount / 1_000_000))}万`,
  percent: (rate: number) => `${String(Math.round(rate / 10_000))} %`,
};

/** Ten dealers, the largest number that a letter draws; another figure of them each time. */
const dealers = (turn: number): DealerSummary[] =>
  Array.from({ length: 10 }, (_, i) => ({
    ...{
      dealerId: `D${String(i)}`,
      code: `D${String(i)}`,
      name: `杭州西湖商贸有限公司 ${String(i)}`,
    },
    ...{ territory: 'EAST', net: 1, lastMonth: 1, lastYear: 1 },
    ...{ growthOnMonth: 0, growthOnYear: 0, actual: 1, plan: 1 },
    attainment: 700_000 + 60_000 * i + turn,
  }));

const attainment = (turn: number) => {
  const all = dealers(turn);
  const ofDealers = { best: all.slice(0, 5), worst: all.slice(5) };
  return attainmentPicture({ ofDealers }, words, colours)?.length ?? 0;
};

const sales = (turn: number) => {
  const months = Array.from({ length: 13 }, (_, i) => ({
    month: addMonths('2026-01', i),
    ...{ net: 100_000_000 + 9_000_000 * i + turn, payments: 90_000_000, plan: 120_000_000 },
    ...{ growthOnMonth: null, growthOnYear: null },
  }));
  return salesPicture(months, words, colours)?.length ?? 0;
};

if (process.argv[2] === 'once') {
  attainment(0);
} else {
  await answer((): Section => ({
    title: 'Pictures in letters',
    note:
      'a fresh process draws one picture, Node’s own start and the fonts included; then others ' +
      'warm, the median of 7 each; 1,120 pixels wide for 560',
    lines: [
      { picture: 'attainment, fresh process', ms: milliseconds(fresh()), KB: '–' },
      warm('attainment by dealer, 10 dealers', attainment),
      warm('sales by month, 13 months', sales),
    ],
  }));
}

function fresh(): number {
  const file = path.join(import.meta.dirname, 'pictures.ts');
  const once = () => {
    const start = performance.now();
    execFileSync(process.execPath, [file, 'once']);
    return performance.now() - start;
  };
  return median(Array.from({ length: 3 }, once));
}

function warm(picture: string, draw: (turn: number) => number) {
  let bytes = 0;
  const runs = Array.from({ length: times }, (_, i) => {
    const start = performance.now();
    bytes = draw(i + 1);
    return performance.now() - start;
  });
  return { picture, ms: milliseconds(median(runs)), KB: String(Math.round(bytes / 1000)) };
}
