import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { toRecords } from '../../domain/values/table.ts';
import { readEntries } from '../../store/entries.ts';
import { readHead, readHeads } from '../../store/heads.ts';
import { runJob } from '../support/archive.ts';
import { auditOf, linesOf } from '../support/audit/in-memory.ts';
import { alteredAttributes, deletedAndCopied } from '../support/audit/tampering.ts';
import { newEntry, worth } from '../support/ledger.ts';
import { killAfter, letLive } from '../support/killed.ts';
import { refusalOf } from '../support/refusal.ts';
import { contents } from '../support/table-contents.ts';
import { startTrade, type Trade } from '../support/trade.ts';

const { closeMonth, continueMonths, listMonths, requestReopening } = routes.months;
const { approve, listApprovals, reject } = routes.approvals;

let trade: Trade;
const dealers: string[] = [];
beforeAll(async () => {
  trade = await startTrade();
  await trade.invite(['finance', 'director', 'planner', 'rep']);
  for (let i = 1; i <= 6; i++) dealers.push(await trade.dealer(`D${String(i)}`));
});
afterEach(async () => {
  await letLive();
  const items = [...(await contents(trade.db)).values()];
  expect(auditOf(items, [], '2026-11-23T04:00:00.000Z')).toEqual([]);
});
afterAll(() => trade.stop());

const close = (month: string, as: 'finance' | 'director' = 'finance') =>
  trade.ask(closeMonth, { params: { month } }, as);
const reopening = (month: string, reason = 'An invoice was forgotten') =>
  trade.ask(requestReopening, { params: { month }, body: { reason } }, 'finance');
const sale = (dealerId: string, day: string) =>
  newEntry('sale', { dealerId, day, document: `${dealerId}-${day}`, lines: worth(100) });
const closedThrough = async () =>
  [...(await readHeads(trade.db, dealers)).values()].map((head) => head.closedThrough);
const all = <Value>(value: Value) => dealers.map(() => value);

test('a month that is over is closed in every account, once, whatever is asked again', async () => {
  expect(await refusalOf(close('2026-11'))).toBe('month-not-over');
  const first = await close('2026-08');
  expect(first).toMatchObject({ state: 'closed', act: { done: 6, all: 6, after: null } });
  expect(await close('2026-08', 'director')).toEqual(first);
  expect(await close('2026-07')).toMatchObject({ state: 'closed', act: { number: 1 } });
  expect(await closedThrough()).toEqual(all('2026-08'));
  for (const dealerId of dealers) {
    expect(await readEntries(trade.db, dealerId)).toMatchObject([
      { kind: 'terms', amount: 0, day: '2026-11-23', terms: { closedThrough: '2026-08' } },
    ]);
  }
});

test('months close one after the other', async () => {
  expect(await refusalOf(close('2026-10'))).toBe('months-in-order');
  expect(await close('2026-09')).toMatchObject({ state: 'closed', act: { number: 2 } });
});

test('an entry in a closed month is refused, and told which month is open', async () => {
  const [answer] = await trade.post([sale('D1', '2026-09-30')]);
  const detail = 'Months up to 2026-09 are closed. 2026-10 is the first that is open';
  expect(answer).toMatchObject({ outcome: 'refused', problem: { code: 'month-closed' } });
  expect(JSON.stringify(answer)).toContain(detail);
  await trade.recorded(sale('D1', '2026-10-01'));
  const body = { version: 1, from: '2026-09-15', territory: 'W' };
  const moved = trade.ask(
    routes.customers.changeCustomer,
    { params: { customerId: 'D2' }, body },
    'admin',
  );
  expect(await refusalOf(moved)).toBe('month-closed');
});

test('a dealer that joins later begins closed', async () => {
  dealers.push(await trade.dealer('D7'));
  expect(await readHead(trade.db, 'D7')).toMatchObject({ closedThrough: '2026-09', version: 1 });
  const [answer] = await trade.post([sale('D7', '2026-09-30')]);
  expect(answer).toMatchObject({ problem: { code: 'month-closed' } });
  await trade.recorded(sale('D7', '2026-10-01'));
});

test('a closing that is killed anywhere goes on, and every account takes it once', async () => {
  // The act itself, then three accounts of seven.
  await killAfter(4);
  await expect(close('2026-10')).rejects.toThrow();
  await letLive();
  const before = await closedThrough();
  expect(before.filter((month) => month === '2026-10').length).toBeGreaterThan(0);
  expect(before.filter((month) => month === '2026-09').length).toBeGreaterThan(0);
  // Whoever joins while it is under way is closed from the beginning.
  dealers.push(await trade.dealer('D8'));
  expect(await readHead(trade.db, 'D8')).toMatchObject({ closedThrough: '2026-10' });
  expect(await refusalOf(reopening('2026-10'))).toBe('month-act-under-way');
  expect(await months('2026-10')).toMatchObject({ state: 'closing' });
  expect(await runJob('closing', '2026-11-23T04:00:00Z')).toMatchObject({
    ...{ outcome: 'close', month: '2026-10', done: 8, all: 8 },
  });
  expect(await closedThrough()).toEqual(all('2026-10'));
  for (const dealerId of dealers) {
    const entries = await readEntries(trade.db, dealerId);
    const closings = entries.filter((e) => e.terms?.closing?.number === 3);
    expect([dealerId, closings.length]).toEqual([dealerId, 1]);
  }
});

const months = async (month: string) =>
  toRecords(await trade.ask(listMonths, {}, 'planner')).find((row) => row['month'] === month);

test('reopening is asked for with a reason, approved by another, dated and listed', async () => {
  const request = await reopening('2026-09');
  expect(request).toMatchObject({ kind: 'month-reopening', dealerId: null, territory: null });
  expect(await reopening('2026-09')).toEqual(request);
  expect(await refusalOf(reopening('2026-09', 'Another reason'))).toBe('request-waiting');
  const params = { approvalId: request.approvalId };
  expect(await refusalOf(trade.ask(approve, { params }, 'finance'))).toBe('own-request');
  expect(await refusalOf(trade.ask(approve, { params }, 'planner'))).toBe('not-your-approval');
  const waiting = await trade.ask(listApprovals, { query: {} }, 'director');
  expect(waiting.approvals.map((one) => one.approvalId)).toEqual([request.approvalId]);
  const mine = await trade.ask(listApprovals, { query: { of: 'mine' } }, 'finance');
  expect(mine.approvals).toEqual([request]);
  expect(await months('2026-09')).toMatchObject({ state: 'closed', waiting: request.approvalId });
  const decision = await trade.ask(approve, { params }, 'director');
  expect(decision).toMatchObject({ state: 'approved' });
  expect(await trade.ask(approve, { params }, 'director')).toEqual(decision);
  expect(await closedThrough()).toEqual(all('2026-08'));
  const reason = 'An invoice was forgotten';
  const row = { state: 'reopened', reopenedBy: 'finance', approvedBy: 'director', reason };
  expect(await months('2026-09')).toMatchObject({ ...row, waiting: null });
  expect(await months('2026-10')).toMatchObject(row);
  expect(await months('2026-08')).toMatchObject({ state: 'closed', reopenedBy: null });
  await trade.recorded(sale('D3', '2026-09-15'));
});

test('a reopened month closes again; what was rejected changes nothing', async () => {
  expect(await close('2026-09')).toMatchObject({ state: 'closed', act: { number: 5 } });
  expect(await months('2026-10')).toMatchObject({ state: 'reopened' });
  expect(await close('2026-10')).toMatchObject({ state: 'closed' });
  const { approvalId } = await reopening('2026-10');
  const given = { params: { approvalId }, body: { reason: 'Post it in November' } };
  expect(await trade.ask(reject, given, 'director')).toMatchObject({ state: 'rejected' });
  expect(await closedThrough()).toEqual(all('2026-10'));
  expect((await trade.ask(continueMonths, {}, 'finance')).act).toMatchObject({ number: 6 });
});

test('whatever somebody alters of closings and of what was decided is named by the audit', async () => {
  const items = [...(await contents(trade.db)).values()];
  const lines = linesOf(items);
  const own = items.filter(
    ({ pk, state }) => pk === 'MONTHS' || (pk === 'APPROVALS' && state !== 'waiting'),
  );
  expect(own.length).toBe(8);
  const missed = [...alteredAttributes(items), ...deletedAndCopied(items)]
    .filter(({ at }) => own.some(({ pk, sk }) => at['pk'] === pk && at['sk'] === sk))
    .filter((one) => auditOf(one.items, lines, '2026-11-23T04:00:00.000Z', one.at).length === 0);
  expect(missed.map(({ what }) => what)).toEqual([]);
});

test('who works in one territory alone closes and reopens nothing', async () => {
  const body = { email: 'east@qingquan.example', name: 'E', roles: ['finance' as const] };
  const invited = { body: { ...body, territories: ['E'] } };
  await trade.ask(routes.members.inviteMember, invited, 'admin');
  const as = 'east@qingquan.example';
  const params = { month: '2026-10' };
  expect(await refusalOf(trade.ask(closeMonth, { params }, as))).toBe('company-wide-only');
  const asked = trade.ask(requestReopening, { params, body: { reason: 'X' } }, as);
  expect(await refusalOf(asked)).toBe('company-wide-only');
  const { approvalId } = await reopening('2026-10', 'Once more');
  const decide = trade.ask(approve, { params: { approvalId } }, as);
  expect(await refusalOf(decide)).toBe('not-found');
});
