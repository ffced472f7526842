import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ApiProblem } from '../../api/client.ts';
import { routes } from '../../api/routes.ts';
import { expectWhole } from '../support/invariants.ts';
import { newEntry, worth } from '../support/ledger.ts';
import { startTrade, type Trade } from '../support/trade.ts';

let trade: Trade;
beforeAll(async () => {
  trade = await startTrade();
  await trade.invite(['viewer', 'finance'], ['E']);
  for (const code of ['D1', 'D2']) await trade.dealer(code);
  await trade.dealer('W1', { territory: 'W' });
});
afterEach(() => expectWhole(trade.db, ['D1', 'D2']));
afterAll(() => trade.stop());

const { listEntries, listOpenItems, getAccount } = routes.accounts;
const statement = (query: { from?: string; to?: string; cursor?: string }, dealerId = 'D1') =>
  trade.ask(listEntries, { params: { dealerId }, query }, 'viewer');
const openItems = (asOf?: string) =>
  trade.ask(
    listOpenItems,
    { params: { dealerId: 'D1' }, query: asOf === undefined ? {} : { asOf } },
    'viewer',
  );
const sale = (document: string, amount: number, day: string) =>
  newEntry('sale', { document, day, lines: worth(amount) });

describe('the statement', () => {
  it('[P6] [P7] shows day, product, quantity, amount, settlement and what is owed after', async () => {
    const first = sale('S1', 1000, '2026-09-10');
    await trade.post([
      first,
      sale('S2', 500, '2026-10-05'),
      newEntry('payment', { amount: 1200, day: '2026-10-20' }),
      sale('S3', 700, '2026-11-02'),
      // Recorded last, but dated back: it stands in its place in order of day.
      sale('S0', 300, '2026-09-01'),
    ]);
    const { opening, closing, entries } = await statement({ from: '2026-09-05' });
    expect([opening, closing]).toEqual([300, 1300]);
    expect(entries.map((e) => [e.day, e.kind, e.amount, e.owedAfter, e.settlement])).toEqual([
      ['2026-09-10', 'sale', 1000, 1300, 'settled'],
      ['2026-10-05', 'sale', 500, 1800, 'part'],
      ['2026-10-20', 'payment', -1200, 600, null],
      ['2026-11-02', 'sale', 700, 1300, 'open'],
    ]);
    expect(entries[0]?.lines).toMatchObject([{ productId: 'TEA', quantity: 10, amount: 1000 }]);
  });

  it('of a past month closes with what was owed at its end', async () => {
    const { opening, closing } = await statement({ from: '2026-10-01', to: '2026-10-31' });
    expect([opening, closing]).toEqual([1300, 600]);
  });

  it('names the correction on the entry that it reversed, also one dated later', async () => {
    const { entries } = await statement({ from: '2026-10-05', to: '2026-10-05' });
    const reverses = entries[0]?.entryId ?? '';
    const back = newEntry('correction', { reverses, reason: 'wrong dealer' });
    await trade.recorded(back);
    const after = await statement({ from: '2026-10-05', to: '2026-10-05' });
    expect(after.entries[0]).toMatchObject({ reversedBy: back.entryId, settlement: 'settled' });
  });

  it('goes on page by page; each page opens with what the last one closed with', async () => {
    const entries = Array.from({ length: 120 }, (_, i) => ({
      ...newEntry('sale', { document: `P${String(i)}`, dealerId: 'D2', lines: worth(100) }),
    }));
    await trade.post(entries);
    const pages: Awaited<ReturnType<typeof statement>>[] = [];
    let cursor: string | undefined;
    do {
      const page = await statement(cursor === undefined ? {} : { cursor }, 'D2');
      pages.push(page);
      cursor = page.next;
    } while (cursor !== undefined);
    expect(pages.map((p) => [p.opening, p.closing, p.entries.length])).toEqual([
      [0, 5000, 50],
      [5000, 10_000, 50],
      [10_000, 12_000, 20],
    ]);
    const shown = pages.flatMap((p) => p.entries.map((e) => e.document));
    expect(shown).toEqual(entries.map((e) => e.document));
  });

  it('refuses a cursor of another dealer or another question', async () => {
    const { next } = await statement({}, 'D2');
    if (next === undefined) throw new Error('no next page');
    for (const [query, dealerId] of [
      [{ cursor: next }, 'D1'],
      [{ cursor: next, from: '2026-01-01' }, 'D2'],
      [{ cursor: 'x'.repeat(40) }, 'D2'],
    ] as const) {
      const refused = statement(query, dealerId).catch((error: ApiProblem) => error);
      expect(await refused).toMatchObject({ status: 400, errors: [{ field: 'cursor' }] });
    }
  });
});

describe('open items', () => {
  it('are those of today, the oldest due first, with days overdue', async () => {
    const { items, owed, unapplied, asOf } = await openItems();
    expect(asOf).toBe('2026-11-23');
    expect(items.map((i) => [i.document, i.open, i.due, i.daysOverdue])).toEqual([
      ['S0', 300, '2026-10-01', 53],
      ['S3', 700, '2026-12-02', 0],
    ]);
    expect([owed, unapplied]).toEqual([1000, 200]);
  });

  it('of a past day are today’s without what happened since', async () => {
    const before = await openItems('2026-10-19');
    expect(before.items.map((i) => [i.document, i.open])).toEqual([
      ['S0', 300],
      ['S1', 1000],
      ['S2', 500],
    ]);
    expect([before.owed, before.unapplied]).toEqual([1800, 0]);
    const after = await openItems('2026-10-20');
    expect(after.owed - after.unapplied).toBe(600);
  });

  it('[defect 6] add up to the balance of any day', async () => {
    const all = await statement({ from: '2026-01-01', to: '2026-12-31' });
    for (const day of new Set(all.entries.map((e) => e.day))) {
      const { owed, unapplied } = await openItems(day);
      expect(owed - unapplied).toBe(all.entries.findLast((e) => e.day === day)?.owedAfter);
    }
  });
});

describe('an account', () => {
  it('[defect 14] of another territory is not there, in every question', async () => {
    const params = { dealerId: 'W1' };
    for (const route of [getAccount, listEntries, listOpenItems]) {
      const reply = await trade.send(route, { params, query: {} }, 'viewer');
      const nobody = await trade.send(route, { params: { dealerId: 'W9' }, query: {} }, 'viewer');
      expect(reply).toEqual(nobody);
      expect(reply.status).toBe(404);
    }
  });
});
