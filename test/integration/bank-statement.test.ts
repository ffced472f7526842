import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { BankDecision } from '../../domain/bank/deciding.ts';
import { toRecords } from '../../domain/values/table.ts';
import { readEntries } from '../../store/entries.ts';
import { readHead } from '../../store/heads.ts';
import { auditOf } from '../support/audit/in-memory.ts';
import { killAfter, letLive } from '../support/killed.ts';
import { newEntry, worth } from '../support/ledger.ts';
import { refusalOf } from '../support/refusal.ts';
import { contents } from '../support/table-contents.ts';
import { startTrade, type Trade } from '../support/trade.ts';

const { decideBankLines, importBankLines, listBankLines } = routes.bank;

let trade: Trade;
beforeAll(async () => {
  trade = await startTrade();
  await trade.invite(['finance', 'director']);
  await trade.dealer('D1');
  await trade.dealer('D2');
  for (const document of ['INV-101', 'INV-102']) {
    await trade.recorded(newEntry('sale', { document, lines: worth(1000) }));
  }
  const lines = worth(700);
  await trade.recorded(newEntry('sale', { dealerId: 'D2', document: 'INV-201', lines }));
});
afterEach(async () => {
  await letLive();
  const items = [...(await contents(trade.db)).values()];
  expect(auditOf(items, [], '2026-11-23T04:00:00.000Z')).toEqual([]);
});
afterAll(() => trade.stop());

const header = ['交易日期', '贷方金额', '借方金额', '对方户名', '摘要', '交易流水号'];
const rows = [
  header,
  ['2026-11-20', '10.00', '', 'Somebody', '货款 INV-101', 'R1'],
  ['2026-11-20', '7.00', '', 'Dealer D2', '货款', 'R2'],
  ['2026-11-21', '', '3.00', 'Power', '电费', 'R3'],
  ['2026-11-21', '9.99', '', 'Nobody', '利息', 'R4'],
];
const bring = (body = rows) =>
  trade.ask(importBankLines, { body: { account: 'Main', rows: body } }, 'finance');
const list = async (query: { month?: string } = {}) =>
  toRecords<string>(await trade.ask(listBankLines, { query }, 'finance'));
const decide = async (...decisions: BankDecision[]) =>
  (await trade.ask(decideBankLines, { body: { decisions } }, 'finance')).answers;
const lineOf = async (reference: string) => {
  const all = await list({ month: '2026-11' });
  return String(all.find((line) => line['reference'] === reference)?.['lineId']);
};

test('a statement that is brought in again, or overlaps another, brings nothing new', async () => {
  const first = await bring();
  expect(first).toMatchObject({ added: 3, known: 0, out: 1, unread: [] });
  expect(await bring()).toMatchObject({ added: 0, known: 3 });
  const both = await Promise.all([bring(), bring()]);
  expect(both.map(({ added }) => added)).toEqual([0, 0]);
  expect((await list()).length).toBe(3);
});

test('each line that waits is proposed a dealer with a reason, and nothing is posted by it', async () => {
  const seen = (await list()).map((line) => [
    ...[line['reference'], line['dealerId'], line['settles'], line['by'], line['what']],
  ]);
  expect(seen.sort()).toEqual([
    ['R1', 'D1', 'INV-101=1000', 'document', 'named'],
    ['R2', 'D2', 'INV-201=700', 'name', 'same-amount'],
    ['R4', null, null, null, null],
  ]);
  expect(await readHead(trade.db, 'D1')).toMatchObject({ owed: 2000, version: 2 });
});

test('a confirmed line is a payment, once, whoever confirms it how often', async () => {
  const lineId = await lineOf('R1');
  const settles = [{ document: 'INV-101', amount: 1000 }];
  const yes = { do: 'confirm', lineId, dealerId: 'D1', settles } as const;
  const twice = await Promise.all([decide(yes), decide(yes)]);
  const entryId = `2026-11-20-D1-${lineId.slice(11)}`;
  const done = { outcome: 'done', lineId, state: 'confirmed', entryId };
  expect(twice).toEqual([[done], [done]]);
  expect(await readHead(trade.db, 'D1')).toMatchObject({ owed: 1000, version: 3 });
  const entries = await readEntries(trade.db, 'D1');
  expect(entries.find((entry) => entry.entryId === entryId)).toMatchObject({
    ...{ kind: 'payment', amount: -1000, method: 'bank', reference: 'R1' },
  });
  const [other] = await decide({ ...yes, dealerId: 'D2', settles: 'none' });
  expect(other).toMatchObject({ outcome: 'refused', problem: { code: 'bank-line-decided' } });
});

test('what was confirmed before is remembered of its payer', async () => {
  await bring([header, ['2026-11-22', '1.00', '', 'Somebody', '', 'R5']]);
  const line = (await list()).find((each) => each['reference'] === 'R5');
  expect(line).toMatchObject({ dealerId: 'D1', by: 'before', what: 'oldest' });
});

test('a line is ignored with a reason, and may wait again', async () => {
  const lineId = await lineOf('R4');
  await decide({ do: 'ignore', lineId, reason: 'Interest' });
  const ignored = (await list({ month: '2026-11' })).find((line) => line['lineId'] === lineId);
  expect(ignored).toMatchObject({ state: 'ignored', reason: 'Interest' });
  expect((await list()).map((line) => line['lineId'])).not.toContain(lineId);
  expect(await decide({ do: 'wait', lineId })).toMatchObject([{ state: 'waiting' }]);
});

test('a payment of the wrong dealer is reversed, and its line confirmed anew', async () => {
  const lineId = await lineOf('R2');
  const [wrong] = await decide({ do: 'confirm', lineId, dealerId: 'D1', settles: 'none' });
  const reverses = wrong?.outcome === 'done' ? (wrong.entryId ?? '') : '';
  const [posted] = await decide({ do: 'wait', lineId });
  expect(posted).toMatchObject({ problem: { code: 'bank-line-posted' } });
  await trade.recorded(newEntry('correction', { reverses, reason: 'Another dealer’s' }));
  expect(await decide({ do: 'wait', lineId })).toMatchObject([{ state: 'waiting' }]);
  const [right] = await decide({ do: 'confirm', lineId, dealerId: 'D2', settles: 'oldest' });
  expect(right).toMatchObject({ outcome: 'done', state: 'confirmed' });
  expect(await readHead(trade.db, 'D2')).toMatchObject({ owed: 0 });
  expect(await readHead(trade.db, 'D1')).toMatchObject({ owed: 1000, unapplied: 0 });
});

test('a refused payment leaves its line waiting; one in a closed month takes another day', async () => {
  await bring([header, ['2026-10-30', '2.00', '', 'Dealer D1', '', 'R6']]);
  const params = { month: '2026-10' };
  await trade.ask(routes.months.closeMonth, { params }, 'finance');
  const lineId = String((await list()).find((line) => line['reference'] === 'R6')?.['lineId']);
  const yes = { do: 'confirm', lineId, dealerId: 'D1', settles: 'oldest' } as const;
  expect(await decide(yes)).toMatchObject([{ problem: { code: 'month-closed' } }]);
  expect((await list()).map((line) => line['lineId'])).toContain(lineId);
  const [done] = await decide({ ...yes, day: '2026-11-02' });
  expect(done).toMatchObject({ state: 'confirmed' });
  const nobody = { ...yes, lineId: await lineOf('R4'), dealerId: 'NONE' };
  expect(await decide(nobody)).toMatchObject([{ problem: { code: 'customer-not-found' } }]);
});

test('a confirmation that is killed is made again, and posts once', async () => {
  const { version = 0 } = (await readHead(trade.db, 'D1')) ?? {};
  const yes = {
    do: 'confirm',
    lineId: await lineOf('R5'),
    dealerId: 'D1',
    settles: 'oldest',
  } as const;
  await killAfter(0);
  await expect(decide(yes)).rejects.toThrow();
  await letLive();
  expect(await decide(yes)).toMatchObject([{ state: 'confirmed' }]);
  expect(await readHead(trade.db, 'D1')).toMatchObject({ version: version + 1 });
});

test('who works in one territory alone sees no line, and decides none', async () => {
  const as = 'east@qingquan.example';
  const body = { email: as, name: 'E', roles: ['finance' as const], territories: ['E'] };
  await trade.ask(routes.members.inviteMember, { body }, 'admin');
  expect((await trade.ask(listBankLines, { query: {} }, as)).rows).toEqual([]);
  const brought = trade.ask(importBankLines, { body: { account: 'Main', rows } }, as);
  expect(await refusalOf(brought)).toBe('company-wide-only');
});
