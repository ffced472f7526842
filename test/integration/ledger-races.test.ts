import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { NewEntry } from '../../domain/new-entry.ts';
import { expectWhole } from '../support/invariants.ts';
import { newEntry, worth } from '../support/ledger.ts';
import { startTrade, type Answer, type Trade } from '../support/trade.ts';

let trade: Trade;
const dealers: string[] = [];
beforeAll(async () => {
  trade = await startTrade();
});
afterEach(() => expectWhole(trade.db, dealers));
afterAll(() => trade.stop());

const writers = Array.from({ length: 16 }, (_, i) => i);
const newDealer = async (terms = {}) => {
  const code = `R${String(dealers.length + 1)}`;
  dealers.push(await trade.dealer(code, terms));
  return code;
};
const sale = (dealerId: string, document: string, amount = 100) =>
  newEntry('sale', { dealerId, document, lines: worth(amount) });
const recorded = (answers: readonly Answer[]) =>
  answers.filter((answer) => answer.outcome === 'recorded');
const problems = (answers: readonly Answer[]) =>
  answers.flatMap((answer) => (answer.outcome === 'refused' ? [answer.problem.code] : []));

/** Sends the same request until it is answered: `busy` asks for it. */
async function postSurely(entry: NewEntry): Promise<Answer> {
  for (;;) {
    const reply = await trade.send(
      routes.accounts.postEntries,
      { body: { entries: [entry] } },
      'admin',
    );
    if (reply.status === 503) continue;
    const [answer] = (JSON.parse(reply.body) as { answers: Answer[] }).answers;
    if (!answer) throw new Error('no answer');
    return answer;
  }
}

describe('16 writers on one dealer', () => {
  it('lose no update, record nothing twice, and are each answered rightly', async () => {
    const dealerId = await newDealer();
    const answers = await Promise.all(
      writers.map(async (w) => {
        const mine: Answer[] = [];
        for (let i = 0; i < 4; i++) {
          const entry =
            i % 2 === 0
              ? sale(dealerId, `W${String(w)}-${String(i)}`, 300)
              : newEntry('payment', { dealerId, amount: 100 });
          mine.push(await postSurely(entry));
        }
        return mine;
      }),
    );
    const all = recorded(answers.flat());
    expect(all).toHaveLength(64);
    const byVersion = all.toSorted((a, b) => a.version - b.version);
    expect(byVersion.map((a) => a.version)).toEqual(byVersion.map((_, i) => i + 1));
    let balance = 0;
    for (const answer of byVersion) expect(answer.balance).toBe((balance += answer.amount));
    expect(balance).toBe(32 * 300 - 32 * 100);
  });

  it('who all send the same entry record it once and hear the same answer', async () => {
    const dealerId = await newDealer();
    const entry = sale(dealerId, 'SAME');
    const answers = await Promise.all(writers.map(() => postSurely(entry)));
    expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
    expect(answers[0]).toMatchObject({ outcome: 'recorded', version: 1 });
  });

  it('[C5f] never pass the credit limit: exactly as many sales as fit are recorded', async () => {
    const dealerId = await newDealer({ creditLimit: 500 });
    const answers = await Promise.all(
      writers.map((w) => postSurely(sale(dealerId, `C${String(w)}`))),
    );
    expect(recorded(answers)).toHaveLength(5);
    expect(new Set(problems(answers))).toEqual(new Set(['credit-limit-exceeded']));
  });

  it('reverse an entry once', async () => {
    const dealerId = await newDealer();
    const paid = newEntry('payment', { dealerId, amount: 700 });
    await postSurely(paid);
    const reverse = () => newEntry('correction', { dealerId, reverses: paid.entryId, reason: 'x' });
    const answers = await Promise.all(writers.map(() => postSurely(reverse())));
    expect(recorded(answers)).toHaveLength(1);
    expect(new Set(problems(answers))).toEqual(new Set(['already-reversed']));
  });

  it('settle a document by no more than is open on it', async () => {
    const dealerId = await newDealer();
    await postSurely(sale(dealerId, 'ONE', 1000));
    const settles = [{ document: 'ONE', amount: 300 }];
    const answers = await Promise.all(
      writers.map(() => postSurely(newEntry('payment', { dealerId, amount: 300, settles }))),
    );
    expect(recorded(answers)).toHaveLength(3);
    expect(new Set(problems(answers))).toEqual(new Set(['document-overpaid']));
  });

  it('give one document number to one sale', async () => {
    const dealerId = await newDealer();
    const answers = await Promise.all(writers.map(() => postSurely(sale(dealerId, 'NUMBER'))));
    expect(recorded(answers)).toHaveLength(1);
    expect(new Set(problems(answers))).toEqual(new Set(['document-exists']));
  });
});

describe('an account that stays busy', () => {
  it('answers what it recorded as recorded, and the rest may be sent again', async () => {
    const dealerId = await newDealer();
    const { db } = await import('../../functions/database.ts');
    const noPause = vi.spyOn(Math, 'random').mockReturnValue(0);
    let writes = 0;
    db.documents.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (commandName !== 'TransactWriteItemsCommand' || ++writes === 1) return next(args);
          throw Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
        },
      { step: 'initialize', name: 'stayBusy' },
    );
    const entries = Array.from({ length: 60 }, (_, i) => sale(dealerId, `Q${String(i)}`));
    const answers = await trade.post(entries);
    db.documents.middlewareStack.remove('stayBusy');
    noPause.mockRestore();
    expect(recorded(answers)).toHaveLength(49);
    expect(problems(answers)).toEqual(Array.from({ length: 11 }, () => 'busy'));
    const again = await trade.post(entries);
    expect(recorded(again)).toHaveLength(60);
    expect(again.slice(0, 49)).toEqual(answers.slice(0, 49));
  });
});

describe('a connection that breaks after the write arrived', () => {
  it('records nothing twice, and the answer is that of the first time', async () => {
    const dealerId = await newDealer({ creditLimit: 250 });
    const { db } = await import('../../functions/database.ts');
    let breaks = 0;
    db.documents.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          const reply = await next(args);
          if (commandName !== 'TransactWriteItemsCommand' || breaks === 0) return reply;
          breaks--;
          throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
        },
      { step: 'initialize', name: 'breakAfter' },
    );
    for (const document of ['X1', 'X2']) {
      breaks = 2;
      const answer = await postSurely(sale(dealerId, document));
      expect(answer).toMatchObject({ outcome: 'recorded' });
    }
    breaks = 0;
    const [third] = await trade.post([sale(dealerId, 'X3')]);
    expect(third).toMatchObject({ problem: { code: 'credit-limit-exceeded' } });
    const account = await trade.ask(routes.accounts.getAccount, { params: { dealerId } }, 'admin');
    expect(account).toMatchObject({ balance: 200, version: 2, remainingCredit: 50 });
    db.documents.middlewareStack.remove('breakAfter');
  });
});
