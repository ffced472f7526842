import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { toRecords } from '../../domain/values/table.ts';
import { clock } from '../../functions/clock.ts';
import { readHead } from '../../store/heads.ts';
import { readInForce } from '../../store/in-force.ts';
import { contractIdOf, startContracting } from '../support/contracts/drafts.ts';
import { enforce, post, signed, putting, teaSale } from '../support/contracts/enforced.ts';
import { expectWhole } from '../support/invariants.ts';
import { newEntry, today } from '../support/ledger.ts';
import type { Person, Service } from '../support/service.ts';

const {
  listContractExceptions,
  requestContractException,
  getContractException,
  withdrawContractException,
  endContractException,
} = routes['contract-exceptions'];
const { approve, reject, listApprovals } = routes.approvals;
const dealers = ['D1', 'D2', 'D3'];

let service: Service;
beforeAll(async () => {
  const start = Date.parse(`${today}T03:00:00.000Z`) - Date.now();
  clock.now = () => Date.now() + start;
  service = await startContracting(...dealers);
});
afterAll(async () => {
  await expectWhole(service.db, dealers);
  await service.stop();
});

const idOf = (n: number) => String(n).padStart(16, 'e');
const asked = (n: number, given: object = {}) => ({
  exceptionId: idOf(n),
  lifts: ['contract-place' as const],
  products: null,
  ...{ from: today, to: today, limit: 33_000_000, reason: 'A fair in Hangzhou' },
  ...given,
});
const request = (dealerId: string, body: ReturnType<typeof asked>, as: Person = 'planner') =>
  service.send(requestContractException, { params: { dealerId }, body }, as);
const approvalOf = (dealerId: string, n: number) => ({
  params: { approvalId: `contract-exception~${dealerId}~${idOf(n)}` },
});
const grant = (dealerId: string, n: number, as: Person = 'director') =>
  service.send(approve, { ...approvalOf(dealerId, n), body: {} }, as);
const codeOf = ({ body }: { body: string }) => (JSON.parse(body) as { code?: string }).code;
const codes = (answers: Awaited<ReturnType<typeof post>>) =>
  answers.map((answer) => (answer.outcome === 'refused' ? answer.problem.code : answer.outcome));
const outside = (dealerId: string) => teaSale(dealerId, { deliveryPlace: '杭州仓' });
const listed = async (query: object = {}) =>
  toRecords(await service.ask(listContractExceptions, { query }, 'manager'));

test('[C2] an exception is asked for, decided by another, used, listed, and ended', async () => {
  await enforce(service, 'D1', contractIdOf(1));
  expect(codes(await post(service, outside('D1')))).toEqual(['contract-place']);
  const first = await request('D1', asked(1));
  expect([first.status, (await request('D1', asked(1))).body]).toEqual([201, first.body]);
  expect(codeOf(await request('D1', asked(1, { limit: 1 })))).toBe('exception-differs');
  expect(codeOf(await request('D1', asked(9, { to: '2026-01-01' })))).toBe('exception-days');
  expect(codeOf(await request('D1', asked(9, { products: ['NONE'] })))).toBe('product-not-found');
  expect((await request('D1', asked(9), 'rep')).status).toBe(403);
  expect(codes(await post(service, outside('D1')))).toEqual(['contract-place']);
  const waiting = await service.ask(listApprovals, {}, 'director');
  expect(waiting.approvals).toMatchObject([{ kind: 'contract-exception', amount: 33_000_000 }]);
  expect(codeOf(await grant('D1', 1, 'manager'))).toBe('not-your-approval');
  const granted = await grant('D1', 1);
  expect([granted.status, (await grant('D1', 1)).body]).toEqual([200, granted.body]);

  const sale = outside('D1');
  const [landed] = await post(service, sale);
  expect(landed).toMatchObject({ outcome: 'recorded' });
  const { entries } = await service.ask(
    routes.accounts.listEntries,
    { params: { dealerId: 'D1' } },
    'manager',
  );
  expect(entries.at(-1)).toMatchObject({ exception: idOf(1), contract: { version: 1 } });
  expect(await listed({ state: 'approved' })).toMatchObject([
    // The company's own, for what was sold before a dealer's first contract: no day ends it yet.
    { dealerId: null, lifts: 'contract-missing', to: null },
    { dealerId: 'D1', limit: 33_000_000, used: 3_300_000, left: 29_700_000 },
  ]);

  const { revision } = await service.ask(
    getContractException,
    { params: { dealerId: 'D1', exceptionId: idOf(1) } },
    'planner',
  );
  const ending = { params: { dealerId: 'D1', exceptionId: idOf(1) } };
  const end = (of: number) =>
    service.send(
      endContractException,
      { ...ending, body: { revision: of, reason: 'Over' } },
      'manager',
    );
  expect(codeOf(await end(revision - 1))).toBe('changed-meanwhile');
  const ended = await end(revision);
  expect([ended.status, (await end(revision)).body]).toEqual([200, ended.body]);
  expect(codes(await post(service, outside('D1')))).toEqual(['contract-place']);
  expect(await listed({ state: 'ended' })).toMatchObject([{ used: 3_300_000, left: 0 }]);
  // What was recorded under it can still be taken back.
  const back = newEntry('correction', {
    ...{ dealerId: 'D1', reverses: sale.entryId, reason: 'wrong' },
  });
  expect(codes(await post(service, back))).toEqual(['recorded']);
});

test('sales that race for the last of an exception never pass its limit', async () => {
  await enforce(service, 'D2', contractIdOf(1));
  // Of the quantity that the contract agrees, eight such sales are left.
  await request('D2', asked(2, { limit: 19_800_000 }));
  await grant('D2', 2);
  const sales = Array.from({ length: 14 }, () => outside('D2'));
  const answers = await Promise.all(sales.map((sale) => post(service, sale)));
  const done = codes(answers.flat());
  expect(done.filter((code) => code === 'recorded')).toHaveLength(6);
  expect(new Set(done)).toEqual(new Set(['recorded', 'exception-exhausted']));
  expect(codes(await post(service, ...sales))).toEqual(done);
  expect((await readHead(service.db, 'D2'))?.contracts?.exceptions).toEqual({
    [idOf(2)]: 19_800_000,
  });
});

test('an exception stands before the first contract, beside one that begins, and until refused', async () => {
  await request('D3', asked(3, { lifts: ['contract-missing', 'contract-place'] }));
  await grant('D3', 3);
  const { version, policies: before } = await service.ask(routes.company.getCompany, {}, 'admin');
  const policies = { ...before, withoutContractThrough: '2026-11-01' };
  const body = { version, policies };
  await service.ask(routes.company.changeCompany, { body }, 'admin');
  expect(codes(await post(service, teaSale('D3')))).toEqual(['recorded']);
  expect(await listed({ state: 'approved' })).toContainEqual(
    expect.objectContaining({ dealerId: null, lifts: 'contract-missing', to: '2026-11-01' }),
  );
  await signed(service, 'D3', contractIdOf(1));
  expect((await putting(service, 'D3', contractIdOf(1))).status).toBe(200);
  expect((await readInForce(service.db, 'D3'))?.exceptions).toHaveLength(1);
  expect(codes(await post(service, outside('D3')))).toEqual(['recorded']);
  await request('D3', asked(4));
  const no = { ...approvalOf('D3', 4), body: { reason: 'No' } };
  expect((await service.send(reject, no, 'director')).status).toBe(200);
  await request('D3', asked(5), 'director');
  expect(codeOf(await grant('D3', 5))).toBe('own-request');
  const withdrawing = {
    params: { dealerId: 'D3', exceptionId: idOf(5) },
    body: { revision: 1 },
  };
  const gone = await service.send(withdrawContractException, withdrawing, 'planner');
  expect([gone.status, codeOf(await grant('D3', 5))]).toEqual([200, 'not-waiting']);
  expect((await listed({ dealer: 'D3' })).map(({ state }) => state)).toEqual([
    ...['approved', 'rejected', 'withdrawn'],
  ]);
});
