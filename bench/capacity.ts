import { readEntries } from '../store/entries.ts';
import { readHeads } from '../store/heads.ts';
import { readOpenItemsOfTerritory } from '../store/open-items.ts';
import { flushTotals, readTotals } from '../store/totals.ts';
import type { Consumed } from '../test/support/capacity.ts';
import { dealerId, productId, startGauge } from '../test/support/gauge.ts';
import { newEntry } from '../test/support/ledger.ts';
import { answer, type Line, type Section } from './section.ts';

/** Capacity units and round trips of every operation of the ledger, beside the gate of each. */
const gauge = await startGauge();
const lines: Line[] = [];
const add = (operation: string, gate: string, { write, read, roundTrips }: Consumed) =>
  lines.push({ operation, gate, WCU: write, RCU: read, 'round trips': roundTrips });

await answer(measure, () => gauge.trade.dynamo.stop());

async function measure(): Promise<Section> {
  await sales();
  await payments();
  await returnsAndReversals();
  await totals();
  await reading();
  return {
    title: 'Capacity units',
    note: 'as the embedded DynamoDB counts them: the same on every run (docs/access-patterns.md)',
    lines,
  };
}

async function sales(): Promise<void> {
  for (const [count, gate] of [
    [1, 7],
    [36, 7],
    [178, 13],
  ] as const) {
    add(
      `sale of ${String(count)} lines`,
      `${String(gate)} WCU`,
      await gauge.post(gauge.sale(count)),
    );
  }
  for (const k of [10, 49]) {
    const batch = await gauge.post(...Array.from({ length: k }, () => gauge.sale(3)));
    add(`batch of ${String(k)} sales`, `${String(5 * k + 2)} WCU`, batch);
  }
}

async function payments(): Promise<void> {
  for (const k of [1, 10, 30]) {
    const settles = await gauge.documents(k);
    const amount = settles.reduce((sum, settled) => sum + settled.amount, 0);
    const payment = newEntry('payment', { dealerId, amount, settles });
    const gate = `${String(4 + 3 * k)} WCU`;
    add(`payment of ${String(k)} documents`, gate, await gauge.post(payment));
  }
  const onAccount = newEntry('payment', { dealerId, amount: 1000, settles: 'none' });
  add('payment on account', '4 WCU', await gauge.post(onAccount));
}

async function returnsAndReversals(): Promise<void> {
  const [sold] = await gauge.documents(1);
  const back = newEntry('return', {
    dealerId,
    document: 'CN-2026-1',
    of: sold?.document ?? '',
    lines: [{ productId: productId(0), quantity: 1 }],
  });
  add('return', '7 WCU', await gauge.post(back));
  const sale = gauge.sale(10);
  await gauge.post(sale);
  const reversal = newEntry('correction', {
    dealerId,
    reverses: sale.entryId,
    reason: 'Typed wrongly',
  });
  add('reversal of a sale', '7 WCU', await gauge.post(reversal));
}

/** The last month of a year: a flush of an earlier one would rewrite those after it as well. */
async function totals(): Promise<void> {
  await gauge.post(gauge.sale(30, { day: '2025-12-01' }));
  const flush = await gauge.ask((db) => flushTotals(db, dealerId, ['2025-12'], 1));
  add('totals flush, 30 products', '2 WCU', flush);
  const month = await gauge.ask(async (db) =>
    readTotals(db, await readHeads(db, [dealerId]), ['2025-12'], 1),
  );
  add('month of one dealer with head', '2 RCU', month);
}

async function reading(): Promise<void> {
  for (const [day, count, gate] of [
    ['2026-03-01', 3, 4],
    ['2026-03-02', 8, 5],
    ['2026-03-03', 20, 8],
  ] as const) {
    for (let i = 0; i < 50; i += 25) {
      await gauge.post(...Array.from({ length: 25 }, () => gauge.sale(count, { day })));
    }
    const page = await gauge.ask((db) => readEntries(db, dealerId, { from: day, to: day }));
    const name = `statement, 50 entries of ${String(count)} lines`;
    add(name, `${String(gate)} RCU`, page);
  }
  const open = await gauge.ask((db) => readOpenItemsOfTerritory(db, 'E'));
  const count = open.result.get(dealerId)?.length ?? 0;
  const gate = `${String(Math.ceil((3 * count) / 200))} RCU`;
  add(`receivables, ${String(count)} open items`, gate, open);
}
