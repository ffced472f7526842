import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { writeGrowthPicture } from './growth/picture.ts';
import { answer, type Line, type Section } from './section.ts';

/** What grows while the rest stays as small as it begins. */
const start: Record<Axis, number> = { dealers: 10, months: 1, products: 10, entries: 10 };
const sizes = {
  dealers: [10, 100, 1000],
  months: [1, 12, 36],
  products: [10, 100, 1000],
  entries: [10, 500, 5000],
} as const;
type Axis = keyof typeof sizes;

/** One size of a company, as measured in a process of its own. */
export interface GrowthPoint {
  readonly axis: Axis;
  readonly size: number;
  readonly figures: Readonly<Record<string, number>>;
}

const run = promisify(execFile);

await answer(measureAll);

async function measureAll(): Promise<Section> {
  const points: GrowthPoint[] = [];
  for (const axis of Object.keys(sizes) as Axis[]) {
    for (const size of sizes[axis]) points.push(await measure(axis, size));
  }
  if (process.env['BENCH_PICTURES']) writeGrowthPicture(points);
  return {
    title: 'Growth',
    note:
      'one thing grows, the others stay at 10 dealers, 1 month, 10 products, 10 entries of a ' +
      'dealer in the month; posting stays flat, summaries grow with what they answer',
    lines: points.map(({ axis, size, figures }): Line => ({ grows: axis, size, ...figures })),
  };
}

async function measure(axis: Axis, size: number): Promise<GrowthPoint> {
  const company: Record<Axis, number> = { ...start, [axis]: size };
  const { dealers, months, products, entries } = company;
  const args = [dealers, months, products, entries].map(String);
  const file = path.join(import.meta.dirname, 'growth', 'point.ts');
  const { stdout } = await run(process.execPath, [file, ...args]);
  return { axis, size, figures: JSON.parse(stdout) as Record<string, number> };
}
