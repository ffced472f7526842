import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { NewEntry } from '../../domain/new-entry.ts';
import type { Db } from '../../store/dynamo.ts';
import { attemptsOfSdk, type Draw } from '../support/faults/injection.ts';
import { faultKinds, faultsOf, type FaultKind } from '../support/faults/kinds.ts';
import { underFaults } from '../support/faults/under-faults.ts';
import { expectWhole } from '../support/invariants.ts';
import { newEntry } from '../support/ledger.ts';
import { startTrade, type Answer, type Trade } from '../support/trade.ts';

let trade: Trade;
let db: Db;
beforeAll(async () => {
  trade = await startTrade();
  ({ db } = await import('../../functions/database.ts'));
  await trade.ask(routes.company.me, {}, 'admin');
});
afterAll(() => trade.stop());

let dealers = 0;

const postOne = async (entry: NewEntry) => {
  const reply = await trade.send(
    routes.accounts.postEntries,
    { body: { entries: [entry] } },
    'admin',
  );
  const { answers } = JSON.parse(reply.body) as { answers?: Answer[] };
  return { status: reply.status, answers };
};

describe.each([1, attemptsOfSdk])('a fault that lasts for %i attempts of the SDK', (attempts) => {
  const meeting = (kind: FaultKind, action: string): Draw => {
    let met = 0;
    return (call) =>
      call.action === action && faultsOf(call).includes(kind) && met++ === 0
        ? { kind, attempts }
        : null;
  };

  it.each(faultKinds)(
    '%s: a posting is recorded once, or `busy` until sent again',
    async (kind) => {
      const dealerId = await trade.dealer(`F${String(++dealers)}`, { creditLimit: 900 });
      for (const action of ['GetItem', 'BatchGetItem', 'Query', 'TransactWriteItems']) {
        const entry = newEntry('payment', { dealerId, amount: 100 });
        const { status, answers } = await underFaults(db, meeting(kind, action), () =>
          postOne(entry),
        );
        const again = await postOne(entry);
        expect(again).toMatchObject({ status: 200, answers: [{ outcome: 'recorded' }] });
        if (status !== 503) expect({ action, status, answers }).toEqual({ action, ...again });
      }
      await expectWhole(trade.db, [dealerId]);
    },
  );

  it.each(faultKinds)(
    '%s on writing: the posting finds out by itself what became of it',
    async (kind) => {
      const dealerId = await trade.dealer(`F${String(++dealers)}`, { creditLimit: 900 });
      for (const action of ['BatchGetItem', 'TransactWriteItems']) {
        const entry = newEntry('payment', { dealerId, amount: 100 });
        const answer = await underFaults(db, meeting(kind, action), () => postOne(entry));
        expect({ action, ...answer }).toMatchObject({
          status: 200,
          answers: [{ outcome: 'recorded' }],
        });
      }
    },
  );
});
