import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../api/routes.ts';
import { clock } from '../../functions/clock.ts';
import { expectWhole } from '../support/invariants.ts';
import { newEntry, worth } from '../support/ledger.ts';
import { startTrade, type Trade } from '../support/trade.ts';

let trade: Trade;
beforeAll(async () => {
  trade = await startTrade();
  await trade.invite(['finance', 'rep'], ['E']);
  for (const code of ['D1', 'D2']) await trade.dealer(code);
  await trade.dealer('LTD', { creditLimit: 1000 });
  await trade.dealer('W1', { territory: 'W' });
});
afterEach(() => expectWhole(trade.db, ['D1', 'D2', 'LTD', 'W1']));
afterAll(() => trade.stop());

const { postEntries, getAccount } = routes.accounts;
const invoice = (document: string, amount: number, dealerId = 'D1') =>
  newEntry('sale', { document, lines: worth(amount), dealerId });
const send = (entries: unknown[], as: 'admin' | 'finance' | 'rep' = 'admin') =>
  trade.send(postEntries, { body: { entries } }, as);

describe('POST /entries', () => {
  it('records entries of several dealers, and answers in the order sent', async () => {
    const sent = [
      invoice('A1', 1000, 'D2'),
      invoice('A1', 500),
      newEntry('payment', { amount: 300, dealerId: 'D2' }),
      newEntry('payment', { amount: 100 }),
    ];
    const answers = await trade.post(sent);
    expect(answers.map((a) => a.entryId)).toEqual(sent.map((e) => e.entryId));
    expect(answers.map((a) => a.outcome === 'recorded' && a.balance)).toEqual([
      1000, 500, 700, 400,
    ]);
  });

  it('one bad entry does not hold back the others', async () => {
    const malformed = { ...invoice('A3', 100), lines: [{ productId: 'TEA', quantity: 0 }] };
    const answers = await trade.post([
      malformed,
      invoice('A4', 100),
      invoice('A4', 100),
      'nonsense',
      newEntry('sale', { document: 'A5', lines: [{ productId: 'NONE', quantity: 1 }] }),
      invoice('A1', 100, 'NOBODY'),
    ]);
    const told = answers.map((a) => (a.outcome === 'recorded' ? a.outcome : a.problem.code));
    expect(told).toEqual([
      'invalid-request',
      'recorded',
      'document-exists',
      'invalid-request',
      'product-not-found',
      'customer-not-found',
    ]);
    expect(answers[0]).toMatchObject({
      entryId: malformed.entryId,
      problem: { errors: [{ field: 'entries[0].lines[0].quantity' }] },
    });
  });

  it('a retry gives the first answer again, also over the limit and out of the old state', async () => {
    const sale = invoice('L1', 800, 'LTD');
    const first = await trade.recorded(sale);
    expect(first).toMatchObject({ amount: 800, balance: 800, remainingCredit: 200 });
    await trade.recorded(newEntry('payment', { amount: 500, dealerId: 'LTD' }));
    expect(await trade.recorded(sale)).toEqual(first);
    const [changed] = await trade.post([{ ...sale, remark: 'other' }]);
    expect(changed).toMatchObject({ outcome: 'refused', problem: { code: 'entry-differs' } });
  });

  it('[C5f] tells a sale over the limit what is needed and what is left, and writes nothing', async () => {
    const [answer] = await trade.post([invoice('L2', 90_000, 'LTD')]);
    expect(answer).toMatchObject({
      outcome: 'refused',
      problem: { code: 'credit-limit-exceeded' },
    });
    expect(JSON.stringify(answer)).toContain('900.00');
  });

  it('the same entry twice in one request is recorded once', async () => {
    const sale = invoice('T1', 100);
    const [one, two] = await trade.post([sale, sale]);
    expect(one).toEqual(two);
  });

  it('needs the role for each kind, entry by entry', async () => {
    const sent = [invoice('R1', 100), newEntry('payment', { amount: 1 })];
    const answers = (await trade.post(sent, 'rep')).map((a) =>
      a.outcome === 'recorded' ? 'recorded' : a.problem.code,
    );
    expect(answers).toEqual(['recorded', 'not-allowed']);
  });

  it('answers a dealer of another territory exactly as one that is not there', async () => {
    const entries = (dealerId: string) => [invoice('X1', 100, dealerId)];
    const other = await send(entries('W1'), 'finance');
    const nobody = await send(entries('W9'), 'finance');
    expect(other.status).toBe(404);
    expect(other.body.replaceAll('W1', '#')).toBe(nobody.body.replaceAll('W9', '#'));
    const mixed = await trade.post([invoice('X2', 100), invoice('X2', 100, 'W1')], 'finance');
    expect(mixed[1]).toMatchObject({ problem: { code: 'customer-not-found' } });
  });

  it('of which no entry can be read is bad input that names each field', async () => {
    const reply = await send([{ ...invoice('A6', 100), day: '2026-13-01' }, 7]);
    expect(reply.status).toBe(400);
    const { errors } = JSON.parse(reply.body) as { errors: { field: string }[] };
    expect(errors.map((e) => e.field)).toEqual(['entries[0].day', 'entries[1]']);
  });

  it('takes at most 2,000 lines and 200 entries', async () => {
    const lines = Array.from({ length: 1000 }, () => ({ productId: 'TEA', quantity: 1 }));
    const sale = (document: string) => newEntry('sale', { document, lines });
    const many = await send([sale('B1'), sale('B2'), invoice('B3', 100)]);
    expect(many.status).toBe(400);
    expect(many.body).toContain('2000');
    const entries = Array.from({ length: 201 }, () => newEntry('payment', { amount: 1 }));
    expect((await send(entries)).status).toBe(400);
    expect(await trade.post([sale('B1'), sale('B2')])).toMatchObject([
      { outcome: 'recorded', amount: 100_000 },
      { outcome: 'recorded', amount: 100_000 },
    ]);
  });

  it('records 200 entries of one dealer in order, in several transactions', async () => {
    const entries = Array.from({ length: 100 }, (_, i) => [
      invoice(`C${String(i)}`, 100, 'D2'),
      newEntry('payment', { amount: 100, dealerId: 'D2' }),
    ]).flat();
    const answers = await trade.post(entries);
    const versions = answers.map((a) => (a.outcome === 'recorded' ? a.version : 0));
    expect(versions).toEqual(versions.map((_, i) => (versions[0] ?? 0) + i));
  });

  it('takes the company’s day for today, not the machine’s and not UTC’s', async () => {
    const { now } = clock;
    const on = (document: string, day: string) =>
      newEntry('sale', { document, day, lines: worth(100) });
    // 31 December, 16:00 in London, is New Year in Shanghai.
    clock.now = () => Date.parse('2026-12-31T15:59:59.000Z');
    const [early] = await trade.post([on('Z1', '2027-01-01')]);
    clock.now = () => Date.parse('2026-12-31T16:00:00.000Z');
    const [late] = await trade.post([on('Z1', '2027-01-01')]);
    clock.now = now;
    expect(early).toMatchObject({ problem: { code: 'day-in-future' } });
    expect(late).toMatchObject({ outcome: 'recorded' });
  });

  it('reverses what was recorded, and lets the number be used again', async () => {
    const sale = invoice('E1', 100);
    const pay = newEntry('payment', { amount: 40, settles: [{ document: 'E1', amount: 40 }] });
    const [, paid] = await trade.post([sale, pay]);
    const reverse = (reverses: string) => newEntry('correction', { reverses, reason: 'typo' });
    await trade.recorded(reverse(sale.entryId));
    await trade.recorded(reverse(pay.entryId));
    const again = await trade.post([reverse(sale.entryId), reverse(pay.entryId)]);
    expect(again).toMatchObject([
      { problem: { code: 'already-reversed' } },
      { problem: { code: 'already-reversed' } },
    ]);
    const corrected = await trade.recorded(invoice('E1', 200));
    expect(corrected.balance).toBe((paid?.outcome === 'recorded' ? paid.balance : 0) - 60 + 200);
  });

  it('applies credit to the oldest documents of the account', async () => {
    await trade.recorded(newEntry('payment', { amount: 150, dealerId: 'LTD', settles: 'none' }));
    await trade.recorded(newEntry('allocation', { settles: 'oldest', dealerId: 'LTD' }));
    const params = { dealerId: 'LTD' };
    const account = await trade.ask(getAccount, { params }, 'finance');
    expect(account).toMatchObject({
      balance: 150,
      owed: 150,
      unapplied: 0,
      openDocuments: 1,
      remainingCredit: 850,
      dealerName: 'Dealer LTD',
    });
  });
});
