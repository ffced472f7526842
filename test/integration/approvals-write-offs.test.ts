import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { readHead } from '../../store/heads.ts';
import { readEntries } from '../../store/entries.ts';
import { auditOf } from '../support/audit/in-memory.ts';
import { killAfter, letLive } from '../support/killed.ts';
import { newEntry, worth } from '../support/ledger.ts';
import { refusalOf } from '../support/refusal.ts';
import { contents } from '../support/table-contents.ts';
import type { Person } from '../support/service.ts';
import { startTrade, type Trade } from '../support/trade.ts';

const { requestWriteOff } = routes.accounts;
const { approve, listApprovals, reject } = routes.approvals;

let trade: Trade;
let made = 0;
beforeAll(async () => {
  trade = await startTrade();
  await trade.invite(['finance', 'director', 'manager', 'rep']);
  await trade.dealer('D1');
  for (const document of ['A', 'B', 'C']) {
    await trade.recorded(newEntry('sale', { document, lines: worth(1000) }));
  }
});
afterEach(async () => {
  await letLive();
  const items = [...(await contents(trade.db)).values()];
  expect(auditOf(items, [], '2026-11-23T04:00:00.000Z')).toEqual([]);
});
afterAll(() => trade.stop());

const body = (document: string, amount: number) => ({
  requestId: `W${String((made += 1)).padStart(15, '0')}`,
  settles: [{ document, amount }],
  reason: 'Gone out of business',
});
const params = { dealerId: 'D1' };
const ask = (asked: ReturnType<typeof body>, as: Person = 'finance') =>
  trade.ask(requestWriteOff, { params, body: asked }, as);
const decide = (approvalId: string, as: Person = 'director') =>
  trade.ask(approve, { params: { approvalId } }, as);
const owed = async () => (await readHead(trade.db, 'D1'))?.owed;

test('nobody of finance writes off alone: it is asked for, and its approval records it', async () => {
  const settles = [{ document: 'A', amount: 400 }];
  const [direct] = await trade.post([newEntry('write-off', { settles, reason: 'X' })], 'finance');
  expect(direct).toMatchObject({ problem: { code: 'write-off-unapproved' } });
  const asked = body('A', 400);
  const request = await ask(asked);
  expect(request).toMatchObject({ kind: 'write-off', amount: 400, current: 3000, settles });
  expect(await ask(asked)).toEqual(request);
  expect(await refusalOf(ask({ ...asked, reason: 'Another' }))).toBe('request-differs');
  expect(await owed()).toBe(3000);
  expect(await refusalOf(decide(request.approvalId, 'finance'))).toBe('own-request');
  expect(await refusalOf(decide(request.approvalId, 'manager'))).toBe('not-your-approval');
  const { approvals, names } = await trade.ask(listApprovals, { query: {} }, 'director');
  expect(approvals).toEqual([request]);
  expect(names[request.requestedBy]).toBe('finance');
  const decision = await decide(request.approvalId);
  expect(await decide(request.approvalId)).toEqual(decision);
  expect(await owed()).toBe(2600);
  const entry = (await readEntries(trade.db, 'D1')).find(({ kind }) => kind === 'write-off');
  expect(entry).toMatchObject({
    ...{ amount: -400, approval: request.approvalId, by: decision.decidedBy },
    ...{ reason: 'Gone out of business', allocations: [{ document: 'A', amount: -400 }] },
  });
});

test('the matrix bounds whom an amount may be approved by', async () => {
  const { version } = await trade.ask(routes.company.getCompany, {}, 'admin');
  const rule = { kind: 'write-off' as const, upTo: 500, territory: null };
  const approvals = [{ ...rule, roles: ['manager' as const] }];
  await trade.ask(routes.company.changeCompany, { body: { version, approvals } }, 'admin');
  const [small, large] = [await ask(body('B', 500)), await ask(body('B', 501))];
  expect(await refusalOf(decide(large.approvalId, 'manager'))).toBe('not-your-approval');
  expect((await decide(small.approvalId, 'manager')).state).toBe('approved');
  const given = { params: { approvalId: large.approvalId }, body: { reason: 'Ask them again' } };
  expect((await trade.ask(reject, given, 'director')).state).toBe('rejected');
  expect(await owed()).toBe(2100);
});

test('what was paid meanwhile is not written off, and the request goes on waiting', async () => {
  expect(await refusalOf(ask(body('NONE', 1)))).toBe('document-not-found');
  expect(await refusalOf(ask(body('C', 1001)))).toBe('document-overpaid');
  const { approvalId } = await ask(body('C', 1000));
  const settles = [{ document: 'C', amount: 1 }];
  await trade.recorded(newEntry('payment', { amount: 1, settles }));
  expect(await refusalOf(decide(approvalId))).toBe('document-overpaid');
  const { approvals } = await trade.ask(listApprovals, { query: {} }, 'director');
  expect(approvals.map((one) => one.approvalId)).toEqual([approvalId]);
});

test('a document named twice with more than any amount can be is refused as overpaid', async () => {
  const amount = Number.MAX_SAFE_INTEGER;
  const twice = [
    { document: 'C', amount },
    { document: 'C', amount },
  ];
  expect(await refusalOf(ask({ ...body('C', 1), settles: twice }))).toBe('document-overpaid');
});

test('an approval that is killed, and made by two at once, writes off once', async () => {
  const { approvalId } = await ask(body('C', 100));
  const before = (await owed()) ?? 0;
  await killAfter(0);
  await expect(decide(approvalId)).rejects.toThrow();
  await letLive();
  await Promise.all([decide(approvalId), decide(approvalId)]);
  expect(await owed()).toBe(before - 100);
});
