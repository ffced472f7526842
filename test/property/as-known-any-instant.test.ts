import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { Effect } from '../../domain/restatement.ts';
import { toRecords, type Table } from '../../domain/values/table.ts';
import {
  askedAgain,
  happen,
  program,
  yearStart,
  type Asked,
} from '../support/as-known-programs.ts';
import { foundCompany } from '../support/channel.ts';
import { addProducts } from '../support/month.ts';
import { startService, type Service } from '../support/service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
  await foundCompany(service);
  const { version, policies } = await service.ask(routes.company.getCompany, {}, 'admin');
  const later = { ...policies, daysAhead: 5 };
  const body = { version, fiscalYearStart: yearStart, policies: later };
  await service.ask(routes.company.changeCompany, { body }, 'admin');
  await service.invite(['director']);
  await addProducts(service, { TEA: 300, WATER: 100 });
});
afterAll(() => service.stop());

/** Where a list goes on belongs to the question that was asked, and to no other. */
const withoutNext = (body: string) => body.replace(/,"next":"[\w-]+"/, '');

test('[step 7] as known at any instant is what was answered then, byte for byte; what was recorded since adds up to the difference', async () => {
  let answers = 0;
  await fc.assert(
    fc.asyncProperty(program, async (steps) => {
      for (const asked of await happen(service, steps)) {
        const again = await askedAgain(service, asked);
        const about = `${asked.route.path} ${JSON.stringify(asked.given)} at ${asked.at}`;
        expect([about, again.status, withoutNext(again.body)]).toEqual([
          about,
          asked.status,
          withoutNext(asked.body),
        ]);
        answers++;
        if (isByDealer(asked)) await expectAddsUp(asked);
      }
    }),
    { numRuns: 4 },
  );
  expect(answers).toBeGreaterThan(100);
}, 240_000);

const isByDealer = ({ route, given }: Asked): boolean => {
  const { by, territory } = (given.query ?? {}) as Record<string, string>;
  return route === routes.reports.getReport && by === 'dealer' && territory === undefined;
};

/** Figures of a report by the effect of the entries that change them. */
const figures: Readonly<Record<string, readonly [of: string, effects: readonly Effect[]]>> = {
  ...Object.fromEntries(
    [
      ...['netQuantity', 'netAmount', 'salesQuantity', 'salesAmount', 'returnsQuantity'],
      ...['returnsAmount', 'payments', 'refunds', 'writeOffs', 'openings'],
    ].map((name) => [name, [name, ['month']]] as const),
  ),
  yearQuantity: ['netQuantity', ['month', 'year']],
  yearAmount: ['netAmount', ['month', 'year']],
  yearPayments: ['payments', ['month', 'year']],
  owed: ['owed', ['month', 'year', 'owed']],
};

/** Restated less known is the sum of what is listed, for every dealer and figure of the month. */
async function expectAddsUp({ given, at, body }: Asked): Promise<void> {
  const { month } = given.params as { month: string };
  const params = { month };
  const { getReport, getRestatement } = routes.reports;
  const known = toRecords<string>(JSON.parse(body) as Table);
  const now = toRecords<string>(await service.ask(getReport, { params, query: {} }, 'admin'));
  const asked = { params, query: { asKnownAt: at } };
  const listed = toRecords<string>(await service.ask(getRestatement, asked, 'admin'));
  for (const row of now) {
    const before = known.find((each) => each['dealerId'] === row['dealerId']) ?? {};
    const own = listed.filter((each) => each['dealerId'] === row['dealerId']);
    for (const [name, [of, effects]] of Object.entries(figures)) {
      const changing = own.filter((each) => effects.includes(each['effect'] as Effect));
      const sum = changing.reduce((total, each) => total + Number(each[of]), 0);
      expect([name, Number(row[name]) - Number(before[name] ?? 0)]).toEqual([name, sum]);
    }
  }
}
