import { afterAll, beforeAll, expect, it } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { Db } from '../../store/dynamo.ts';
import { readEntries } from '../../store/entries.ts';
import { Actor, inNameOf } from '../support/faults/actor.ts';
import { expectDue } from '../support/faults/at-rest.ts';
import type { Draw } from '../support/faults/injection.ts';
import { enterWorld } from '../support/faults/world.ts';
import { newEntry, worth } from '../support/ledger.ts';
import { random } from '../support/totals-model.ts';
import { startTrade, type Trade } from '../support/trade.ts';

let trade: Trade;
let db: Db;
beforeAll(async () => {
  trade = await startTrade();
  ({ db } = await import('../../functions/database.ts'));
  await trade.ask(routes.company.me, {}, 'admin');
});
afterAll(() => trade.stop());

/** Head and dated terms are read in one batch, which is no snapshot. */
const torn: Draw = ({ action }) =>
  action === 'BatchGetItem' ? { kind: 'torn', attempts: 1 } : null;

it('a sale that races a change of payment days is due by the terms of the head it is recorded on', async () => {
  for (let seed = 1; seed <= 40; seed++) {
    const customerId = await trade.dealer(`T${String(seed)}`);
    const world = enterWorld(db, random(seed), torn);
    const body = { version: 1, paymentDays: 60 };
    const sale = newEntry('sale', { dealerId: customerId, document: 'S', lines: worth(100) });
    const change = () =>
      trade.ask(routes.customers.changeCustomer, { params: { customerId }, body }, 'admin');
    try {
      await world.run(() =>
        Promise.all([
          inNameOf(new Actor(), change),
          inNameOf(new Actor(), () => trade.recorded(sale)),
        ]),
      );
    } finally {
      world.leave();
    }
    const entries = await readEntries(trade.db, customerId);
    expect(entries).toHaveLength(2);
    expectDue(entries.sort((a, b) => a.version - b.version));
  }
});
