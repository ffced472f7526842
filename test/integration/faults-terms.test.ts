import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { Db } from '../../store/dynamo.ts';
import { readEntries } from '../../store/entries.ts';
import { keys } from '../../store/keys.ts';
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

/** Makes a new account what release 0.1 left: no count of terms, no opening, an empty hash. */
async function asOpenedByOldRelease(dealerId: string): Promise<void> {
  const updates = [
    { Key: keys.head(dealerId), UpdateExpression: 'REMOVE datedTerms SET #hash = :none' },
    { Key: keys.terms(dealerId), UpdateExpression: 'REMOVE opening' },
  ];
  for (const [i, update] of updates.entries()) {
    const names = {
      ExpressionAttributeNames: { '#hash': 'hash' },
      ExpressionAttributeValues: { ':none': '' },
    };
    await trade.db.documents.send(
      new UpdateCommand({ TableName: trade.db.table, ...update, ...(i === 0 ? names : {}) }),
    );
  }
}

it.each([
  ['an account', async () => {}],
  ['an account of release 0.1', asOpenedByOldRelease],
])(
  'a sale on %s that races a change of payment days is due by the terms of its head',
  async (name, opened) => {
    for (let seed = 1; seed <= 40; seed++) {
      const customerId = await trade.dealer(`${name.length > 12 ? 'O' : 'T'}${String(seed)}`);
      await opened(customerId);
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
  },
);
