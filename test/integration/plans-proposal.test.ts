import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { addMonths } from '../../domain/values/month.ts';
import { toRecords } from '../../domain/values/table.ts';
import { clock } from '../../functions/clock.ts';
import { contractIdOf, startContracting } from '../support/contracts/drafts.ts';
import { enforce, teaSale } from '../support/contracts/enforced.ts';
import { today } from '../support/ledger.ts';
import { goodsBack, post, sale } from '../support/month.ts';
import { invite } from '../support/planning.ts';
import type { Person, Service } from '../support/service.ts';

const month = '2026-12';
const contractId = contractIdOf(1);
const west: Person = 'west@qingquan.example';
let service: Service;

const sold = (dealerId: string, day: string, productId: string, quantity: number) =>
  sale(dealerId, day, { [productId]: quantity });

beforeAll(async () => {
  const start = Date.parse(`${today}T03:00:00.000Z`) - Date.now();
  clock.now = () => Date.now() + start;
  service = await startContracting('D1', 'D2', 'D3');
  await invite(service, west, ['planner'], ['WEST']);
  const prices = ['T500', 'T1500', 'J350'].map((productId) => ({ productId, price: 100, per: 1 }));
  const body = { name: 'Standard', from: '2020-01-01', prices };
  const given = { params: { priceListId: 'STD' }, body };
  await service.ask(routes.products.putPriceList, given, 'admin');
  for (let ago = 26; ago >= 1; ago--) {
    const day = `${addMonths('2026-11', -ago)}-10`;
    const inDecember = day.includes('-12-');
    await post(service, sold('D1', day, 'T500', inDecember ? 9_000 : 3_000));
    await post(service, sold('D2', day, 'T500', 50), sold('D2', day, 'J350', 20));
  }
  await post(service, goodsBack('D2', '2026-10-20', { J350: 260 }));
  // November is not over: what it has so far is no month to go by.
  await post(service, sold('D2', '2026-11-02', 'T500', 7_000));
  await enforce(service, 'D1', contractId);
  await post(service, teaSale('D1'));
});
afterAll(() => service.stop());

const proposalOf = (dealerId: string, of = month, as: Person = 'planner') =>
  service.ask(routes.plans.getProposal, { params: { month: of, dealerId } }, as);

async function termsOf(dealerId: string, productId: string, of = month) {
  const { lines } = await proposalOf(dealerId, of);
  const line = lines.find((one) => one.productId === productId);
  const terms = line?.terms.map(({ term, quantity }) => [term, quantity] as const);
  return { quantity: line?.quantity, terms: Object.fromEntries(terms ?? []) };
}

test('[P11] [3.3] a month is proposed by its terms, which add up exactly, from whole months alone', async () => {
  const { quantity, terms } = await termsOf('D2', 'T500');
  // 50 in each of 12 months; the 7,000 of November, which is not over, are in none of them.
  expect([quantity, terms]).toEqual([50, { base: 50, trend: 0, season: 0 }]);
  const { months, lines } = await proposalOf('D2');
  expect([months[0], months.at(-1), months.length]).toEqual(['2024-10', '2026-10', 25]);
  for (const line of lines) {
    expect(line.terms.reduce((sum, term) => sum + term.quantity, 0)).toBe(line.quantity);
    expect(line.bought).toHaveLength(25);
  }
});

test('[3.3] each term says which entries it rests on, as the statement is asked for them', async () => {
  const { lines } = await proposalOf('D2');
  const line = lines.find(({ productId }) => productId === 'J350');
  const entries = line?.terms.map((term) => [term.term, term.entries]);
  expect(entries).toEqual([
    ['base', { from: '2025-11-01', to: '2026-10-31' }],
    ['trend', { from: '2024-11-01', to: '2026-10-31' }],
    ['season', { from: '2024-10-01', to: '2026-10-31' }],
  ]);
  const { from, to } = line?.terms[0]?.entries ?? { from: '', to: '' };
  const asked = { params: { dealerId: 'D2' }, query: { from, to } };
  const statement = await service.ask(routes.accounts.listEntries, asked, 'planner');
  const bought = statement.entries.reduce((sum, { kind, lines: goods }) => {
    const of = goods.filter(({ productId }) => productId === 'J350');
    return of.reduce((n, { quantity }) => n + (kind === 'return' ? -quantity : quantity), sum);
  }, 0);
  expect(line?.bought.slice(13).reduce((a, b) => a + b, 0)).toBe(bought);
  // 12 × 20 − 260 were taken back: a base of nothing, not of less.
  expect([bought, line?.quantity]).toEqual([-20, 0]);
});

test('[3.3] what a contract still asks for is a term with its clause, and the most there is', async () => {
  const { lines } = await proposalOf('D1');
  const line = lines.find(({ productId }) => productId === 'T500');
  const terms = Object.fromEntries(line?.terms.map((one) => [one.term, one.quantity]) ?? []);
  // 11 months of 3,000 and one of 9,000: 3,500. Of 120,000 the contract counted 15,000.
  expect(terms).toMatchObject({ base: 3_500, trend: 0, commitment: 105_000 - 3_500 });
  expect(terms['season']).toBeGreaterThan(0);
  expect([line?.quantity, terms['limit']]).toEqual([105_000, -Number(terms['season'])]);
  expect(line?.terms.find(({ term }) => term === 'commitment')?.agreed).toEqual([
    {
      ground: { contractId, number: 'JX-2026-0001', version: 1, letter: 'a', page: 2 },
      ...{ agreed: 120_000, left: 105_000, monthsLeft: 1 },
    },
  ]);
});

test('the month that runs is proposed as it was on its first day, whatever it brought since', async () => {
  const { terms } = await termsOf('D1', 'T500', '2026-11');
  // The 15,000 of November are of November’s plan too: 120,000 over two months.
  expect(terms).toMatchObject({ base: 3_500, commitment: 60_000 - 3_500 });
});

test('a month after the contract’s term is proposed without it', async () => {
  const { terms } = await termsOf('D1', 'T500', '2027-03');
  expect(terms).not.toHaveProperty('commitment');
});

test('a dealer who never bought anything is proposed nothing', async () => {
  expect((await proposalOf('D3')).lines).toEqual([]);
});

test('the list has the same targets and terms, those without data null', async () => {
  const given = { params: { month }, query: {} };
  const reply = await service.ask(routes.plans.getProposals, given, 'viewer');
  const rows = toRecords<string>(reply.lines);
  for (const dealerId of ['D1', 'D2']) {
    const { lines } = await proposalOf(dealerId);
    for (const { productId, quantity, terms } of lines) {
      const row = rows.find(
        (one) => one['dealerId'] === dealerId && one['productId'] === productId,
      );
      const named = terms.map(({ term, quantity: of }) => [term, of] as const);
      expect(row).toMatchObject({ quantity, ...Object.fromEntries(named) });
      expect(row).toMatchObject({ stock: null, promotion: null, springFestival: null });
    }
  }
  expect(rows).toHaveLength(4);
});

test('nobody is proposed anything of a dealer of another territory', async () => {
  const given = { params: { month, dealerId: 'D1' } };
  expect((await service.send(routes.plans.getProposal, given, west)).status).toBe(404);
  const all = { params: { month }, query: {} };
  expect((await service.ask(routes.plans.getProposals, all, west)).lines.rows).toEqual([]);
});
