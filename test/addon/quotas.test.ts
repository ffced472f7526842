import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { HttpRequest } from '../../local/workbench/protocol/http.ts';
import type { ConflictsState } from '../../sheets-addon/src/conflicts/state.ts';
import type { Choice } from '../../sheets-addon/src/table/choice.ts';
import { throughGateway } from '../support/spreadsheet/gateway.ts';
import { fill, startSizedOffice, type SizedOffice } from '../support/spreadsheet/quota-office.ts';
import type { Usage } from '../support/spreadsheet/run.ts';
import { workedMonth } from '../support/spreadsheet/quota-work.ts';

vi.setConfig({ testTimeout: 120_000 });

let sized: SizedOffice;
let small: Record<string, Usage>;
let large: Record<string, Usage>;

beforeAll(async () => {
  sized = await startSizedOffice();
  await sized.grow(10, 5);
  small = await workedMonth(sized, '2026-11', 20);
  await sized.grow(100, 30);
  large = await workedMonth(sized, '2026-12', 500);
});

afterAll(async () => {
  await sized.stop();
});

/** Waits for Google, single calls of services, fetches, and the requests in them. */
const calls: Readonly<Record<string, readonly number[]>> = {
  plansOpenMonthOf: [36, 153, 2, 5],
  plansPush: [38, 46, 1, 1],
  plansRefresh: [48, 61, 1, 4],
  ledgerByDealer: [27, 147, 1, 2],
  customersOpen: [30, 118, 1, 5],
  ledgerRecord: [40, 151, 2, 4],
  ledgerSend: [41, 59, 3, 7],
};

const counted = (usages: Readonly<Record<string, Usage>>) =>
  Object.fromEntries(
    Object.entries(usages).map(([action, { waits, steps, fetches, requests }]) => [
      action,
      [waits, steps, fetches, requests],
    ]),
  );

test('each action makes exactly these calls and requests, however many rows the sheet has', () => {
  expect(counted(small)).toEqual(calls);
  // A tab with more rows than a new one has must be given them: in two more calls.
  expect(counted(large)).toEqual({ ...calls, plansOpenMonthOf: [38, 155, 2, 5] });
});

test('a sheet of 100 × 30 stays far below what Google allows', () => {
  for (const [action, usage] of Object.entries(large)) {
    expect([action, usage.longestCell <= 50_000]).toEqual([action, true]);
    expect([action, usage.longestUrl <= 2048]).toEqual([action, true]);
    // Ten times below the 50 MB of a request or an answer.
    expect([action, usage.longestPayload < 5e6, usage.longestReply < 5e6]).toEqual([
      action,
      true,
      true,
    ]);
    // A spreadsheet holds ten million cells.
    expect([action, usage.cellsWritten < 1e5]).toEqual([action, true]);
  }
  const { largest } = sized.office.stores;
  expect(largest.property).toBeLessThanOrEqual(9 * 1024);
  expect(largest.properties).toBeLessThanOrEqual(500 * 1024);
  expect(largest.cached).toBeLessThanOrEqual(1024);
});

/** A service that takes so long for a request that few of them fit into an action. */
const slow =
  (milliseconds: number, through = throughGateway) =>
  async (request: HttpRequest) => {
    const isWrite = request.method === 'PATCH' || request.url.endsWith('/entries');
    if (isWrite) sized.office.pass(milliseconds);
    return through(request);
  };

test('a push that comes near its time stops between two requests and goes on at the next', async () => {
  sized.openBook();
  await sized.run('plansOpenMonthOf', ['2027-02']);
  fill(sized.book(), 'Target', 3000, (i) => i);
  fill(sized.book(), 'Note', 3000, (i) => `note ${String(i)}`);
  const first = await sized.run('plansPush', [], slow(45_000));
  expect(first.usage.requests).toBe(8);
  const stored = Number(/^(\d+) cells stored/.exec(first.message)?.[1]);
  expect(stored).toBeGreaterThan(3000);
  expect(first.message).toContain(`${String(6000 - stored)} cells or rows still to be sent`);
  const second = await sized.run('plansPush', [], slow(1));
  expect(second.message).toBe(`${String(6000 - stored)} cells stored.`);
  expect((await sized.run('plansPush')).usage.requests).toBe(0);
});

/** Somebody was first at every cell. */
const allInConflict = async (request: HttpRequest) => {
  if (request.method !== 'PATCH') return throughGateway(request);
  const { cells } = JSON.parse(String(request.body)) as { cells: { base: unknown }[] };
  const conflict = ({ base }: { base: unknown }) => {
    return { outcome: 'conflict', theirs: base, by: null, at: null };
  };
  return { status: 200, body: JSON.stringify({ cells: cells.map(conflict), plans: [] }) };
};

test('conflicts that there was no time to settle stay in conflict, and all is undone as one push', async () => {
  sized.openBook();
  await sized.run('plansOpenMonthOf', ['2027-03']);
  fill(sized.book(), 'Target', 3000, (i) => i);
  fill(sized.book(), 'Note', 3000, (i) => `note ${String(i)}`);
  await sized.run('plansPush', [], allInConflict);
  const first = await sized.run('conflictsSettle', [await mine()], slow(45_000));
  const kept = Number(/^(\d+) values of yours stored/.exec(first.message)?.[1]);
  expect(kept).toBeGreaterThan(3000);
  expect(first.message).toContain(`${String(6000 - kept)} cells or rows still to be sent`);
  const left = await mine();
  expect(left.length).toBe(6000 - kept);
  await sized.run('conflictsSettle', [left]);
  expect(await mine()).toEqual([]);
  // A push that stores nothing is no push that could be undone.
  fill(sized.book(), 'Note', 1, () => 'another');
  await sized.run('plansPush', [], allInConflict);
  expect((await sized.run('plansUndo')).message).toContain('6000 cells');
});

/** Every conflict of the open tab, decided for what was typed. */
async function mine(): Promise<Choice[]> {
  const { conflicts } = (await sized.run('conflictsShow')) as unknown as ConflictsState;
  return conflicts.map(({ identity, field, seen }) => ({ identity, field, seen, keep: 'mine' }));
}

/** Records every entry at once, without an account. */
const recordAll = async (request: HttpRequest) => {
  if (!request.url.endsWith('/entries')) return throughGateway(request);
  const { entries } = JSON.parse(String(request.body)) as { entries: { entryId: string }[] };
  const answers = entries.map(({ entryId }, i) => ({
    outcome: 'recorded',
    entryId,
    version: i + 1,
    amount: -100,
    balance: 0,
    remainingCredit: null,
    at: '2026-11-23T04:00:00.000Z',
  }));
  return { status: 200, body: JSON.stringify({ answers }) };
};

test('a sending of a thousand rows that comes near its time goes on at the next, from the journal', async () => {
  sized.openBook();
  await sized.run('ledgerRecord');
  const rows = 1000;
  fill(sized.book(), 'Kind', rows, () => 'Payment');
  fill(sized.book(), 'Day', rows, () => '2026-11-20');
  fill(sized.book(), 'Dealer (code, name, pinyin)', rows, () => 'D1');
  fill(sized.book(), 'Amount paid', rows, (i) => i);
  const first = await sized.run('ledgerSend', [], slow(80_000, recordAll));
  expect(first.message).toBe(
    '800 recorded. The time of one action is over: 200 still without an answer. ' +
      'Send again, and it goes on.',
  );
  const second = await sized.run('ledgerSend', [], slow(1, recordAll));
  expect(second.ok).toBe(true);
  const tab = sized.book().named('Record');
  const answers = Array.from({ length: rows }, (_, i) => String(tab.look(3 + i, 0).content.v));
  expect(answers.filter((answer) => !answer.startsWith('✓'))).toEqual([]);
});

/** A service that turns the first request away, to be left alone for so many seconds. */
function restless(seconds: number) {
  let asked = 0;
  const body = JSON.stringify({ code: 'too-many-requests', title: 'Wait.' });
  return (request: HttpRequest) =>
    ++asked > 1
      ? throughGateway(request)
      : Promise.resolve({ status: 429, headers: { 'retry-after': String(seconds) }, body });
}

test('a service that asks for rest is left alone for so long; for longer than an action, not asked', async () => {
  sized.openBook();
  const began = sized.office.now();
  const kept = await sized.run('plansOpenMonthOf', ['2027-04'], restless(40));
  expect(kept.ok).toBe(true);
  expect(sized.office.now() - began).toBeGreaterThanOrEqual(40_000);
  const refused = await sized.run('plansOpenMonthOf', ['2027-05'], restless(600));
  expect([refused.ok, refused.usage.fetches]).toEqual([false, 1]);
  expect(refused.message).toContain('Wait.');
});
