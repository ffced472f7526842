import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMonths } from '../../domain/values/month.ts';
import type { TermsChange } from '../../domain/entry.ts';
import { readEntries } from '../../store/entries.ts';
import { readHead, readHeads } from '../../store/heads.ts';
import { moveOpenItems } from '../../store/move-open-items.ts';
import { readOpenItems, readOpenItemsOfTerritory } from '../../store/open-items.ts';
import { changeTerms } from '../../store/terms.ts';
import { transact } from '../../store/transact.ts';
import { dealerId, productId, startGauge, type Gauge } from '../support/gauge.ts';
import { expectWhole } from '../support/invariants.ts';
import { newEntry, newEntryId, today } from '../support/ledger.ts';
import { sha256 } from '../../store/sha256.ts';

/**
 * The gates of the ledger, in capacity units as the embedded database counts them; they are
 * explained in docs/access-patterns.md.
 */
let gauge: Gauge;
beforeAll(async () => {
  gauge = await startGauge();
  // A head is largest when its dealer has traded in every month that it keeps apart.
  for (let i = 13; i >= 0; i--) {
    const day = `${addMonths('2026-11', -i)}-10`;
    const document = `OPEN-${String(i)}`;
    await gauge.post(newEntry('opening', { dealerId, day, amount: 100, document }));
  }
});
afterAll(async () => {
  await expectWhole(gauge.trade.db, [dealerId]);
  await gauge.trade.stop();
});

const total = (documents: readonly { amount: number }[]) =>
  documents.reduce((sum, { amount }) => sum + amount, 0);

describe('a sale', () => {
  it.each([
    [1, 7],
    [20, 7],
    [36, 7],
    [178, 13],
  ])('of %i lines costs %i write units and two round trips', async (lines, units) => {
    expect(await gauge.post(gauge.sale(lines))).toMatchObject({ write: units, roundTrips: 2 });
  });

  it.each([1, 2, 10, 49])('in a batch of %i costs 5 + 2/k write units each', async (k) => {
    const sales = Array.from({ length: k }, () => gauge.sale(3));
    expect(await gauge.post(...sales)).toMatchObject({ write: 5 * k + 2, roundTrips: 2 });
  });
});

describe('a sale with nothing left to pay', () => {
  const lines = [{ productId: productId(0), quantity: 1 }];

  it('because the goods are free costs 6: nothing goes into the index', async () => {
    const free = lines.map((line) => ({ ...line, free: true as const }));
    const sale = newEntry('sale', { dealerId, document: 'FREE-1', lines: free });
    expect((await gauge.post(sale)).write).toBe(6);
  });

  it('because the dealer paid ahead costs 6, and a refund of the rest 4', async () => {
    await gauge.post(newEntry('payment', { dealerId, amount: 13_000, settles: 'none' }));
    const sale = newEntry('sale', { dealerId, document: 'AHEAD-1', lines });
    expect((await gauge.post(sale)).write).toBe(6);
    const refund = newEntry('refund', { dealerId, amount: 100, reason: 'paid too much' });
    expect((await gauge.post(refund)).write).toBe(4);
  });
});

describe('a change of terms', () => {
  const change = (terms: TermsChange) =>
    gauge.ask(async (db) => {
      const head = await readHead(db, dealerId);
      if (!head) throw new Error('the dealer has no account');
      const about = { day: today, by: 'M0171234', at: head.at, reason: 'as agreed', hash: sha256 };
      const made = { entryId: newEntryId(today, dealerId), ...about };
      await transact(db, changeTerms(db, head, terms, made).items);
    });

  it('costs 4 write units, and 6 where it is dated', async () => {
    expect((await change({ creditLimit: 8_000_000_000 })).write).toBe(4);
    expect((await change({ paymentDays: 45 })).write).toBe(6);
  });

  it('that moves the dealer costs 3 more for each open item, one by one', async () => {
    await gauge.documents(10);
    await change({ territory: 'W' });
    const head = await readHead(gauge.trade.db, dealerId);
    const moved = await gauge.ask((db) => moveOpenItems(db, dealerId));
    expect(moved.write).toBe(3 * (head?.openCount ?? 0));
    await change({ territory: 'E' });
    await gauge.ask((db) => moveOpenItems(db, dealerId));
  });
});

describe('a payment', () => {
  const bank = { dealerId, method: 'bank', reference: 'BOC 2026-11-23 0007' };

  it.each([1, 2, 3, 10, 30])('that settles %i documents costs 4 + 3k write units', async (k) => {
    const settles = await gauge.documents(k);
    const payment = newEntry('payment', { ...bank, amount: total(settles), settles });
    expect(await gauge.post(payment)).toMatchObject({ write: 4 + 3 * k, roundTrips: 2 });
  });

  it('that settles 40 documents costs 2 more, for the second KB of its entry', async () => {
    const settles = await gauge.documents(40);
    const payment = newEntry('payment', { ...bank, amount: total(settles), settles });
    expect((await gauge.post(payment)).write).toBe(4 + 3 * 40 + 2);
  });

  it('on account costs 4 write units', async () => {
    const payment = newEntry('payment', { ...bank, amount: 1000, settles: 'none' });
    expect(await gauge.post(payment)).toMatchObject({ write: 4, roundTrips: 2 });
  });

  it('that settles the oldest reads the open items first: three round trips', async () => {
    const payment = newEntry('payment', { ...bank, amount: 50 });
    expect(await gauge.post(payment)).toMatchObject({ write: 7, roundTrips: 3 });
  });
});

describe('a return', () => {
  const lines = [{ productId: productId(0), quantity: 1 }];

  it('of a document costs 7 write units', async () => {
    const [sold] = await gauge.documents(1);
    const of = sold?.document ?? '';
    const back = newEntry('return', { dealerId, document: 'CN-2026-1', of, lines });
    expect(await gauge.post(back)).toMatchObject({ write: 7, roundTrips: 2 });
  });

  it('that names no document costs 6', async () => {
    const back = newEntry('return', { dealerId, document: 'CN-2026-2', lines });
    expect(await gauge.post(back)).toMatchObject({ write: 6, roundTrips: 2 });
  });
});

describe('a reversal', () => {
  const reverse = (reverses: string) =>
    gauge.post(newEntry('correction', { dealerId, reverses, reason: 'typed wrongly' }));

  it('of a sale costs as much as the sale: its document marks it', async () => {
    const sale = gauge.sale(10);
    await gauge.post(sale);
    expect(await reverse(sale.entryId)).toMatchObject({ write: 7, roundTrips: 3 });
  });

  it('of a payment costs as much as the payment and 2 for the mark', async () => {
    const settles = (await gauge.documents(4)).slice(1);
    const payment = newEntry('payment', { dealerId, amount: total(settles), settles });
    const cost = (await gauge.post(payment)).write;
    expect((await reverse(payment.entryId)).write).toBe(cost + 2);
  });
});

describe('reading', () => {
  it.each([
    ['2026-08-01', 3, 4],
    ['2026-08-02', 8, 5],
    ['2026-08-03', 20, 8],
  ])('a statement page of 50 entries on %s, %i lines each, costs %i', async (day, lines, units) => {
    for (let i = 0; i < 50; i += 25) {
      await gauge.post(...Array.from({ length: 25 }, () => gauge.sale(lines, { day })));
    }
    const page = await gauge.ask((db) => readEntries(db, dealerId, { from: day, to: day }));
    expect(page.result).toHaveLength(50);
    expect(page).toMatchObject({ read: units, roundTrips: 1 });
  });

  it('200 open items of a territory costs 3 read units, and 1 for each head', async () => {
    const head = await readHead(gauge.trade.db, dealerId);
    const missing = 200 - (head?.openCount ?? 0);
    if (missing > 0) await gauge.documents(Math.min(missing, 100));
    if (missing > 100) await gauge.documents(missing - 100);
    const items = await gauge.ask((db) => readOpenItemsOfTerritory(db, 'E'));
    const count = items.result.get(dealerId)?.length ?? 0;
    expect(items.read).toBeLessThanOrEqual(Math.ceil((3 * count) / 200));
    const heads = await gauge.ask((db) => readHeads(db, [dealerId]));
    expect(heads.read).toBe(1);
  });

  it('the open items of one dealer takes them from the index, not from all documents', async () => {
    const head = await readHead(gauge.trade.db, dealerId);
    if (!head) throw new Error('the dealer has no account');
    const items = await gauge.ask((db) => readOpenItems(db, head));
    expect(items.roundTrips).toBe(1);
    expect(items.read).toBeLessThanOrEqual(Math.ceil((3 * head.openCount) / 200));
  });
});
