import { assumptions } from './cost/assumptions.ts';
import { costOf, storedGigabytes, totalOf, unitsOf, type Cost } from './cost/model.ts';
import { prices } from './cost/prices.ts';
import { answer, type Line } from './section.ts';

/** Dollars a month at four sizes of company: a model, with its prices and assumptions as data. */
export const sizes = [100, 1000, 10_000, 100_000] as const;

await answer(() => {
  const costs = sizes.map(costOf);
  const row = (name: string, figure: (i: number) => number): Line => ({
    'a month': name,
    ...Object.fromEntries(sizes.map((n, i) => [`${n.toLocaleString('en')} dealers`, figure(i)])),
  });
  const dollars = (exact: number) => Math.round(exact * 100) / 100;
  const names = Object.keys(costs[0] ?? {}) as (keyof Cost)[];
  const size = (i: number) => sizes[i] ?? 0;
  return {
    title: 'Cost, US dollars a month',
    note:
      `${prices.source}; given ${String(assumptions.ofDealer.sales)} sales a dealer and month, ` +
      `${String(assumptions.dealersOfMember)} dealers a member (bench/cost/assumptions.ts)`,
    lines: [
      ...names.map((name) => row(name, (i) => dollars(costs[i]?.[name] ?? 0))),
      row('together', (i) => dollars(totalOf(costOf(size(i))))),
      row('cents a dealer', (i) => dollars((100 * totalOf(costOf(size(i)))) / size(i))),
      row('million write units', (i) => dollars(unitsOf(size(i)).write / 1e6)),
      row('million read units', (i) => dollars(unitsOf(size(i)).read / 1e6)),
      row('gigabytes stored', (i) => dollars(storedGigabytes(size(i)))),
    ],
  };
});
