import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { toRecords } from '../../domain/values/table.ts';
import type { Db } from '../../store/dynamo.ts';
import { consumedBy } from '../support/capacity.ts';
import { newEntry, worth } from '../support/ledger.ts';
import { startTrade, type Trade } from '../support/trade.ts';

/** What a bank's lines cost; explained in docs/access-patterns.md. */
const lines = 20;
let trade: Trade;
let db: Db;
beforeAll(async () => {
  trade = await startTrade();
  ({ db } = await import('../../functions/database.ts'));
  await trade.invite(['finance']);
  await trade.dealer('D1');
  for (let i = 0; i < lines; i++) {
    await trade.recorded(newEntry('sale', { document: `INV-${String(i)}`, lines: worth(100) }));
  }
  for (let times = 0; times < 2; times++) await trade.ask(routes.company.me, {}, 'finance');
});
afterAll(() => trade.stop());

const cost = <Result>(run: () => Promise<Result>) => consumedBy(db, run);
const rows = [
  ['Date', 'Credit', 'Payer', 'Description', 'Reference'],
  ...Array.from({ length: lines }, (_, i) => {
    return ['2026-11-20', '1.00', 'Dealer D1', `INV-${String(i)}`, `R${String(i)}`];
  }),
];
const bring = () =>
  trade.ask(routes.bank.importBankLines, { body: { account: 'Main', rows } }, 'finance');

test('a new line costs 3 write units: itself in a transaction, and its place among what waits', async () => {
  const { write, result } = await cost(bring);
  expect(result.added).toBe(lines);
  expect(write).toBe(3 * lines);
});

test('lines that are known cost no write', async () => {
  const { write, result } = await cost(bring);
  expect([result.known, write]).toEqual([lines, 0]);
});

test('confirming a line costs its payment and 3 write units more', async () => {
  const waiting = await trade.ask(routes.bank.listBankLines, { query: {} }, 'finance');
  const [line] = toRecords<'lineId' | 'settles'>(waiting);
  const lineId = String(line?.lineId);
  const settles = [{ document: 'INV-0', amount: 100 }];
  const decision = { lineId, do: 'confirm' as const, dealerId: 'D1', settles };
  const body = { decisions: [decision] };
  const { write, result } = await cost(() =>
    trade.ask(routes.bank.decideBankLines, { body }, 'finance'),
  );
  expect(result.answers[0]).toMatchObject({ outcome: 'done', state: 'confirmed' });
  // A payment that settles one document costs 7.
  expect(write).toBe(7 + 3);
});
