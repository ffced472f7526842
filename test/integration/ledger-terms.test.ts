import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../api/routes.ts';
import { genesis } from '../../domain/chain.ts';
import type { TermsChange } from '../../domain/entry.ts';
import { readEntries } from '../../store/entries.ts';
import { readHead } from '../../store/heads.ts';
import { keys } from '../../store/keys.ts';
import { readMany } from '../../store/read-many.ts';
import { changeTerms, openAccount, openingOfItem } from '../../store/terms.ts';
import { Conflict, transact } from '../../store/transact.ts';
import { expectWhole } from '../support/invariants.ts';
import { newEntry, newEntryId, today, worth } from '../support/ledger.ts';
import { startTrade, type Trade } from '../support/trade.ts';
import { sha256 } from '../../store/sha256.ts';

let trade: Trade;
beforeAll(async () => {
  trade = await startTrade();
  await trade.dealer('D1', { creditLimit: 1000 });
});
afterEach(() => expectWhole(trade.db, ['D1']));
afterAll(() => trade.stop());

const sale = (document: string, amount: number, day = today) =>
  newEntry('sale', { document, day, lines: worth(amount) });
const headNow = async () => {
  const head = await readHead(trade.db, 'D1');
  if (!head) throw new Error('no account');
  return head;
};

async function change(terms: TermsChange, day = today, head = headNow()): Promise<void> {
  const about = {
    entryId: newEntryId(day, 'D1'),
    day,
    by: 'M1',
    at: '2026-11-23T04:00:00.000Z',
    hash: sha256,
  };
  await transact(trade.db, changeTerms(trade.db, await head, terms, about).items);
}

describe('the terms of an account', () => {
  it('change by an entry, and hold for the next posting', async () => {
    expect((await trade.post([sale('A', 1500)]))[0]).toMatchObject({ outcome: 'refused' });
    await change({ creditLimit: 2000 });
    expect(await trade.recorded(sale('A', 1500))).toMatchObject({ remainingCredit: 500 });
    const kinds = (await readEntries(trade.db, 'D1')).map((e) => [e.version, e.kind]);
    expect(kinds).toEqual([
      [1, 'terms'],
      [2, 'sale'],
    ]);
  });

  it('answer a repeated sale with the credit that remained then', async () => {
    const again = sale('B', 100);
    const first = await trade.recorded(again);
    await change({ creditLimit: 10_000 });
    expect(await trade.recorded(again)).toEqual(first);
  });

  it('of a business day hold for its sales: payment days and price list are dated', async () => {
    await change({ paymentDays: 60 }, '2026-11-10');
    await trade.post([sale('OLD', 100, '2026-11-09'), sale('NEW', 100, '2026-11-10')]);
    const entries = await readEntries(trade.db, 'D1', { from: '2026-11-09', to: '2026-11-10' });
    const due = entries.filter((e) => e.kind === 'sale').map((e) => e.due);
    expect(due).toEqual(['2026-12-09', '2027-01-09']);
  });

  it('do not change where the account moved on since its head was read', async () => {
    const stale = headNow();
    await stale;
    await trade.recorded(newEntry('payment', { amount: 100 }));
    await expect(change({ creditLimit: 0 }, today, stale)).rejects.toBeInstanceOf(Conflict);
    expect((await headNow()).creditLimit).toBe(10_000);
  });

  it('close months: entries dated in them are refused until they are opened again', async () => {
    await change({ closedThrough: '2026-10' });
    const [refused] = await trade.post([sale('LATE', 100, '2026-10-31')]);
    expect(refused).toMatchObject({ problem: { code: 'month-closed' } });
    await change({ closedThrough: '' });
    await trade.recorded(sale('LATE', 100, '2026-10-31'));
  });

  it('block sales, and let everything else be recorded', async () => {
    await change({ blocked: true });
    const [refused, paid] = await trade.post([
      sale('NO', 100),
      newEntry('payment', { amount: 50 }),
    ]);
    expect(refused).toMatchObject({ problem: { code: 'account-blocked' } });
    expect(paid).toMatchObject({ outcome: 'recorded' });
    const params = { dealerId: 'D1' };
    const account = await trade.ask(routes.accounts.getAccount, { params }, 'admin');
    expect(account.blocked).toBe(true);
  });

  it('are committed to by the chain from the first: what the account was opened with stays', async () => {
    await trade.dealer('D9', { creditLimit: 700, paymentDays: 14 });
    const [item] = await readMany(trade.db, [keys.terms('D9')]);
    const opening = openingOfItem(item, 'D9');
    const head = await readHead(trade.db, 'D9');
    if (!opening || !head) throw new Error('no account');
    const terms = { creditLimit: 700, paymentDays: 14, territory: 'E', priceList: null };
    expect(opening).toEqual({ dealerId: 'D9', ...terms, blocked: false, at: head.at });
    expect(head).toMatchObject({ version: 0, hash: genesis(opening, sha256) });
  });

  it('begin once: a dealer has one account', async () => {
    const { creditLimit, paymentDays, territory, priceList, blocked, at } = await headNow();
    const terms = { creditLimit, paymentDays, territory, priceList, blocked };
    const again = openAccount(trade.db, { dealerId: 'D1', ...terms, at }, sha256);
    const second = transact(trade.db, again);
    await expect(second).rejects.toBeInstanceOf(Conflict);
  });
});
