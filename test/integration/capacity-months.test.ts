import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { clock } from '../../functions/clock.ts';
import { readKnown } from '../../store/as-known.ts';
import type { Db } from '../../store/dynamo.ts';
import { readHead } from '../../store/heads.ts';
import { sha256 } from '../../store/sha256.ts';
import { consumedBy } from '../support/capacity.ts';
import { newEntry, worth } from '../support/ledger.ts';
import { startTrade, type Trade } from '../support/trade.ts';

/** What closing a month costs; explained in docs/access-patterns.md. */
const dealers = Array.from({ length: 20 }, (_, i) => `D${String(i)}`);
let trade: Trade;
let db: Db;
let known = '';
beforeAll(async () => {
  trade = await startTrade();
  ({ db } = await import('../../functions/database.ts'));
  await trade.invite(['finance']);
  for (const code of dealers) {
    const dealerId = await trade.dealer(code);
    const day = '2026-10-20';
    for (const document of ['A', 'B', 'C']) {
      await trade.recorded(newEntry('sale', { dealerId, day, document, lines: worth(100) }));
    }
  }
  for (let times = 0; times < 2; times++) await trade.ask(routes.company.me, {}, 'finance');
  known = new Date(clock.now()).toISOString();
});
afterAll(() => trade.stop());

const cost = <Result>(run: () => Promise<Result>) => consumedBy(db, run);
const close = (month: string) =>
  trade.ask(routes.months.closeMonth, { params: { month } }, 'finance');
test('closing costs 4 write units an account, and the act itself twice', async () => {
  const { write } = await cost(() => close('2026-09'));
  expect(write).toBe(4 * dealers.length + 2 * 2);
});

test('closing again what is closed writes nothing', async () => {
  const { write } = await cost(() => close('2026-09'));
  expect(write).toBe(0);
});

test('what was known before a closing costs no more than before a sale: no terms are read', async () => {
  const head = await readHead(db, 'D1');
  if (!head) throw new Error('the dealer has an account');
  const { result, read, calls } = await cost(() => readKnown(db, head, known, sha256));
  expect(result?.head).toMatchObject({ closedThrough: null, owed: 300, version: 3 });
  // The month of the closing, and the one that was touched before it.
  expect([calls, read]).toEqual([2, 2]);
});
