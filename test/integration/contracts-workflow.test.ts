import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { approvalsAbout } from '../../store/approvals.ts';
import {
  contractIdOf,
  draftWhole,
  sendMove,
  signWhole,
  startContracting,
  versionOf,
  wholeChange,
} from '../support/contracts/drafts.ts';
import { refusal } from '../support/planning.ts';
import type { Service } from '../support/service.ts';

const { draftContract, editContract, enterContractBank, getContractVersion } = routes.contracts;
const { amendContract, getContractHistory, listContracts, listContractGaps } = routes.contracts;

let service: Service;
beforeAll(async () => {
  service = await startContracting('D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7');
});
afterAll(() => service.stop());

const code = (reply: { body: string }) => (JSON.parse(reply.body) as { code?: string }).code;
const at = (dealerId: string, version = 1) => ({ dealerId, contractId: contractIdOf(1), version });
const read = (dealerId: string, as: 'planner' | 'finance' = 'planner') =>
  service.ask(getContractVersion, versionOf(dealerId, contractIdOf(1)), as);

test('[C3] [C5] [defect 19] a contract goes from a template to signed, each step by who may do it', async () => {
  await service.ask(
    draftContract,
    { params: { dealerId: 'D1' }, body: { contractId: contractIdOf(1), templateId: 'STD-2' } },
    'planner',
  );
  const drafted = await read('D1');
  const missing = drafted.shortcomings.map(({ letter, kind }) => `${letter} ${kind}`);
  expect(missing).toEqual([
    ...['a block-empty', 'b block-empty', 'c block-empty'],
    ...['k block-empty', 'l block-empty'],
  ]);
  const incomplete = await sendMove(service, 'submit', at('D1'), { revision: 1 }, 'planner');
  expect(code(incomplete)).toBe('contract-incomplete');
  expect(incomplete.body).toContain('a, b, c, k, l');
  await draftWhole(service, 'D2', contractIdOf(1));
  await signWhole(service, at('D2'));
  const signed = await read('D2');
  expect(signed).toMatchObject({ state: 'signed', number: 'JX-2026-0001', shortcomings: [] });
  expect(signed.terms.signing?.day).toBe('2026-11-01');
  expect(await approvalsAbout(service.db, 'D2')).toMatchObject([
    { kind: 'contract', state: 'approved', decidedBy: expect.any(String) as string },
  ]);
});

test('[C4] after the signature nothing is edited, by anybody', async () => {
  const { revision } = await read('D2');
  const at = versionOf('D2', contractIdOf(1));
  const edit = { ...at, body: { revision, change: { language: 'zh' } } };
  expect(await refusal(service.ask(editContract, edit as never, 'planner'))).toBe('contract-state');
  const bank = { ...at, body: { revision, dealer: null } };
  expect(await refusal(service.ask(enterContractBank, bank as never, 'finance'))).toBe(
    'contract-state',
  );
});

test('nobody approves what they drafted or wrote, and a reason is asked for', async () => {
  await draftWhole(service, 'D3', contractIdOf(1), {}, 'manager');
  await sendMove(service, 'submit', at('D3'), { revision: 3 }, 'planner');
  const own = await sendMove(service, 'approve', at('D3'), { revision: 4 }, 'manager');
  expect([own.status, code(own)]).toEqual([403, 'own-request']);
  const other = await sendMove(service, 'approve', at('D3'), { revision: 4 }, 'rep');
  expect([other.status, code(other)]).toEqual([403, 'not-your-approval']);
  const silent = await sendMove(service, 'reject', at('D3'), { revision: 4 }, 'director');
  expect(code(silent)).toBe('reason-missing');
  const reason = { revision: 4, reason: 'Too cheap' };
  const back = await sendMove(service, 'reject', at('D3'), reason, 'director');
  expect(JSON.parse(back.body)).toMatchObject({ state: 'draft', reason: 'Too cheap' });
});

test('of two people who read the same revision one is refused, a repeat is answered', async () => {
  await draftWhole(service, 'D4', contractIdOf(1));
  const edit = (price: number) => {
    const lines = wholeChange.goods.lines.map((line) => ({ ...line, price }));
    const goods = { ...wholeChange.goods, lines };
    return { ...versionOf('D4', contractIdOf(1)), body: { revision: 3, change: { goods } } };
  };
  const outcomes = await Promise.all(
    [3100, 3200].map((price) =>
      service.send(editContract, edit(price) as never, price === 3100 ? 'planner' : 'manager'),
    ),
  );
  expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409]);
  const won =
    outcomes[0]?.status === 200 ? (['planner', 3100] as const) : (['manager', 3200] as const);
  const again = await service.ask(editContract, edit(won[1]), won[0]);
  expect(again.revision).toBe(4);
  expect(await refusal(service.ask(editContract, edit(3300) as never, won[0]))).toBe(
    'changed-meanwhile',
  );
});

test('the history tells each value before and after, bank data to finance alone', async () => {
  const given = versionOf('D4', contractIdOf(1)) as never;
  const { revisions, people } = await service.ask(getContractHistory, given, 'planner');
  expect(revisions.map(({ step }) => step)).toEqual(['draft', 'edit', 'enter-bank-data', 'edit']);
  expect(revisions.every(({ by }) => typeof people[by] === 'string')).toBe(true);
  expect(revisions[3]?.changes).toHaveLength(3);
  expect(revisions[3]?.changes[0]).toMatchObject({
    path: 'terms.goods.lines.0.price',
    before: '3300',
  });
  expect(JSON.stringify(revisions)).not.toContain('3101 0122');
  const whole = await service.ask(getContractHistory, given, 'finance');
  expect(JSON.stringify(whole.revisions)).toContain('3101 0122');
});

test('approved in parallel, one approval counts and one number is given', async () => {
  await draftWhole(service, 'D5', contractIdOf(1));
  await sendMove(service, 'submit', at('D5'), { revision: 3 }, 'planner');
  const replies = await Promise.all(
    (['manager', 'director', 'manager', 'director'] as const).map((as) =>
      sendMove(service, 'approve', at('D5'), { revision: 4 }, as),
    ),
  );
  const numbers = replies
    .filter(({ status }) => status === 200)
    .map(({ body }) => (JSON.parse(body) as { number: string }).number);
  expect(new Set(numbers).size).toBe(1);
  expect(replies.filter(({ status }) => status !== 200).map(code)).toEqual(
    replies.filter(({ status }) => status !== 200).map(() => 'contract-state'),
  );
});

test('[C11] numbers given to many at once have no gap', async () => {
  const ids = Array.from({ length: 12 }, (_, i) => contractIdOf(100 + i));
  for (const contractId of ids) {
    await draftWhole(service, 'D6', contractId);
    await sendMove(service, 'submit', { dealerId: 'D6', contractId }, { revision: 3 }, 'planner');
  }
  const replies = await Promise.all(
    ids.map((contractId) =>
      sendMove(service, 'approve', { dealerId: 'D6', contractId }, { revision: 4 }, 'director'),
    ),
  );
  expect(replies.map(({ status }) => status)).toEqual(ids.map(() => 200));
  const query = { number: 'JX-' };
  const { rows, columns } = await service.ask(listContracts, { query }, 'director');
  const numbers = rows.map((row) => Number(String(row[columns.indexOf('number')]).slice(-4)));
  expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1));
});

test('an amendment is only begun of a contract in force', async () => {
  const given = { params: { dealerId: 'D2', contractId: contractIdOf(1) } };
  const body = { version: 1, reason: 'Prices of 2028' };
  expect(await refusal(service.ask(amendContract, { ...given, body }, 'planner'))).toBe(
    'contract-state',
  );
});

test('[C9] the register finds by what is asked, and the gaps list who has none in force', async () => {
  const found = async (query: object) => {
    const { rows } = await service.ask(listContracts, { query }, 'planner');
    return rows.map((row) => row[0]);
  };
  expect(await found({ standing: 'signed' })).toEqual(['D2']);
  expect(await found({ dealer: 'D4' })).toEqual(['D4']);
  expect(await found({ territory: 'ZS', dealer: 'D2' })).toEqual(['D2']);
  expect(await found({ clause: 'RECONC', dealer: 'D2' })).toEqual(['D2']);
  expect(await found({ clause: 'NONE' })).toEqual([]);
  expect(await found({ endsBy: '2027-12-30' })).toEqual([]);
  const query = { from: '2027-01-01', to: '2027-12-31' };
  const gaps = await service.ask(listContractGaps, { query }, 'planner');
  expect(gaps.rows).toContainEqual(['D7', '2027-01-01', '2027-12-31']);
});
