import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { clock } from '../../functions/clock.ts';
import { filesOf } from '../../store/contract-files.ts';
import { readContract } from '../../store/contracts.ts';
import { readHead } from '../../store/heads.ts';
import { readInForce } from '../../store/in-force.ts';
import { keepRetention } from '../../store/retention.ts';
import {
  contractIdOf,
  signWhole,
  startContracting,
  versionOf,
} from '../support/contracts/drafts.ts';
import {
  enforce,
  fileSignedCopy,
  post,
  putting,
  signed,
  teaSale,
  thisYear,
} from '../support/contracts/enforced.ts';
import { wholeTerms } from '../support/contracts/terms.ts';
import { expectWhole } from '../support/invariants.ts';
import { newEntry, today } from '../support/ledger.ts';
import type { Service } from '../support/service.ts';

const rounds = 8;
const racing = Array.from({ length: rounds }, (_, i) => `R${String(i)}`);
const [one, two] = [contractIdOf(1), contractIdOf(2)];

let service: Service;
beforeAll(async () => {
  const start = Date.parse(`${today}T03:00:00.000Z`) - Date.now();
  clock.now = () => Date.now() + start;
  service = await startContracting('D1', 'D2', 'D3', 'D4', 'D5', 'D6', ...racing);
});
afterAll(async () => {
  await expectWhole(service.db, ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', ...racing]);
  await service.stop();
});

const codeOf = (reply: { body: string }) => (JSON.parse(reply.body) as { code?: string }).code;
const problemOf = (answers: Awaited<ReturnType<typeof post>>) =>
  answers.map((answer) => (answer.outcome === 'refused' ? answer.problem.code : answer.outcome));

test('[C0] from coming into force on a sale inside lands, one outside is refused with the clause', async () => {
  expect(
    await post(service, teaSale('D1', { lines: [{ productId: 'T1500', quantity: 1 }] })),
  ).toMatchObject([{ outcome: 'recorded' }]);
  await enforce(service, 'D1', one);
  const inside = teaSale('D1');
  const outside = teaSale('D1', { deliveryPlace: '杭州仓' });
  const [landed, refused] = await post(service, inside, outside);
  expect(landed).toMatchObject({ outcome: 'recorded', amount: 3_300_000 });
  expect(refused).toMatchObject({
    problem: {
      code: 'contract-place',
      message: expect.stringMatching(
        /^Contract JX-2026-0001 version 1, clause c, page 3: /,
      ) as string,
    },
  });
  expect(await post(service, inside)).toEqual([landed]);
  const head = await readHead(service.db, 'D1');
  expect(head).toMatchObject({ creditLimit: 80_000_000, paymentDays: 45 });
  const { changeCustomer, pushCustomers, requestCreditLimit } = routes.customers;
  const params = { customerId: 'D1' };
  const days = { params, body: { version: 1, paymentDays: 90 } };
  expect(codeOf(await service.send(changeCustomer, days, 'admin'))).toBe('terms-from-contract');
  const limit = { params, body: { creditLimit: 1, reason: 'less' } };
  expect(codeOf(await service.send(requestCreditLimit, limit, 'planner'))).toBe(
    'terms-from-contract',
  );
  const cell = { customerId: 'D1', field: 'paymentDays', base: null, mine: 90 } as const;
  const pushed = await service.send(pushCustomers, { body: { cells: [cell] } }, 'admin');
  expect(pushed.body).toContain('JX-2026-0001');
});

test('what is put in force twice by the same person is answered again, and by the custodian alone', async () => {
  await signed(service, 'D2', one);
  expect((await putting(service, 'D2', one, 1, 'planner')).status).toBe(403);
  const { params } = versionOf('D2', one);
  const send = (revision: number) =>
    service.send(routes.contracts.putContractInForce, { params, body: { revision } }, 'custodian');
  const before = await readContract(service.db, 'D2', one, 1);
  const revision = before?.revision ?? 0;
  expect(codeOf(await send(revision - 1))).toBe('changed-meanwhile');
  const [first, again] = [await send(revision), await send(revision)];
  expect([first.status, again.body]).toEqual([200, first.body]);
  expect((await readHead(service.db, 'D2'))?.version).toBe(1);
  expect(codeOf(await send(revision + 1))).toBe('contract-state');
});

test('a signed copy that was discarded stands for no contract, a later one does', async () => {
  await signed(service, 'D6', one);
  const [file] = await filesOf(service.db, 'D6', one, 1);
  const step = { decision: 'discard' as const, until: null, reason: 'Of another contract' };
  const steps = [{ ...step, at: '2026-11-03T00:00:00.000Z', by: 'M1' }];
  const of = { dealerId: 'D6', fileId: file?.fileId ?? '', until: null, revision: 1 };
  await keepRetention(service.db, { ...of, steps });
  expect(codeOf(await putting(service, 'D6', one))).toBe('signed-copy-missing');
  await fileSignedCopy(service, 'D6', one);
  expect((await putting(service, 'D6', one)).status).toBe(200);
});

test('of two people who race to bring overlapping contracts into force one wins', async () => {
  const winners = new Set<string>();
  for (const dealerId of racing) {
    await signed(service, dealerId, one);
    await signed(service, dealerId, two);
    const replies = await Promise.all([
      putting(service, dealerId, one),
      putting(service, dealerId, two),
    ]);
    expect(replies.map(({ status }) => status).toSorted(), dealerId).toEqual([200, 409]);
    const lost = replies.find(({ status }) => status === 409);
    expect(codeOf(lost ?? { body: '{}' })).toBe('contract-overlaps');
    const inForce = await readInForce(service.db, dealerId);
    expect(inForce?.contracts).toHaveLength(1);
    winners.add(String(inForce?.contracts[0]?.contractId));
  }
  expect(winners.size).toBeGreaterThan(0);
});

test('an amendment in force, with a signed copy of its own, supersedes the former version, which judges the days before', async () => {
  await enforce(service, 'D3', one);
  const body = { version: 1, reason: 'Dearer' };
  const params = { dealerId: 'D3', contractId: one };
  await service.ask(routes.contracts.amendContract, { params, body }, 'planner');
  const lines = wholeTerms.goods.lines.map((line) => ({ ...line, price: line.price + 150 }));
  const change = { goods: { ...wholeTerms.goods, lines } };
  const edit = { ...versionOf('D3', one, 2), body: { revision: 1, change } };
  await service.ask(routes.contracts.editContract, edit, 'planner');
  await signWhole(service, { dealerId: 'D3', contractId: one, version: 2 }, 2);
  expect(codeOf(await putting(service, 'D3', one, 2))).toBe('signed-copy-missing');
  await fileSignedCopy(service, 'D3', one, 2);
  expect((await putting(service, 'D3', one, 2)).status).toBe(200);
  expect((await readContract(service.db, 'D3', one, 1))?.state).toBe('superseded');
  const yesterday = teaSale('D3', { day: '2026-11-22' });
  const answers = await post(service, teaSale('D3'), yesterday);
  expect(answers).toMatchObject([{ amount: 3_450_000 }, { amount: 3_300_000 }]);
  const named = { lines: [{ productId: 'T500', quantity: 15_000, price: 3300, per: 15 }] };
  const refused = await post(service, teaSale('D3', { ...named, priceReason: 'as before' }));
  expect(refused).toMatchObject([{ problem: { code: 'contract-price' } }]);
});

test('[C5k] a contract that is terminated holds to its day; sales of later days are refused', async () => {
  await enforce(service, 'D4', one);
  const { revision = 0 } = (await readContract(service.db, 'D4', one, 1)) ?? {};
  const ending = { revision, reason: 'By agreement', on: '2026-11-22' };
  const at = versionOf('D4', one);
  const { terminateContract } = routes.contracts;
  expect(codeOf(await service.send(terminateContract, { ...at, body: ending }, 'manager'))).toBe(
    'day-too-old',
  );
  const body = { ...ending, on: today };
  const ended = await service.ask(terminateContract, { ...at, body }, 'manager');
  expect(ended).toMatchObject({ state: 'terminated', heldThrough: today });
  expect(problemOf(await post(service, teaSale('D4')))).toEqual(['recorded']);
  clock.now = (
    (now) => () =>
      now() + 86_400_000
  )(clock.now);
  expect(problemOf(await post(service, teaSale('D4', { day: '2026-11-24' })))).toEqual([
    'contract-term',
  ]);
  clock.now = (
    (now) => () =>
      now() - 86_400_000
  )(clock.now);
});

test('sales that race for the last of an agreed quantity never pass it, whatever is sent again', async () => {
  const lines = wholeTerms.goods.lines.map((line) => ({ ...line, quantity: 150_000 }));
  await enforce(service, 'D5', one, { ...thisYear, goods: { ...wholeTerms.goods, lines } });
  const sales = Array.from({ length: 14 }, () => teaSale('D5'));
  const answers = await Promise.all(sales.map((sale) => post(service, sale)));
  const done = problemOf(answers.flat());
  expect(done.filter((code) => code === 'recorded')).toHaveLength(10);
  expect(new Set(done)).toEqual(new Set(['recorded', 'contract-quantity']));
  const retried = await post(service, ...sales);
  expect(problemOf(retried)).toEqual(done);
  const [reversed] = sales.filter((_, i) => done[i] === 'recorded');
  const correction = { dealerId: 'D5', reverses: reversed?.entryId ?? '', reason: 'wrong' };
  await post(service, newEntry('correction', correction));
  expect(problemOf(await post(service, teaSale('D5'), teaSale('D5')))).toEqual([
    ...['recorded', 'contract-quantity'],
  ]);
});
