import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import {
  contractIdOf,
  draftWhole,
  sendMove,
  startContracting,
  versionOf,
} from '../support/contracts/drafts.ts';
import { invite, refusal } from '../support/planning.ts';
import type { Person, Service } from '../support/service.ts';

const { getCustody, offerCustody, takeCustody, withdrawCustody } = routes.custody;
const { getPaper, lendPaper, listPapers, placePaper, returnPaper } = routes.custody;
const [first, second, third] = ['first', 'second', 'third'].map(
  (name): Person => `${name}@qingquan.example`,
) as [Person, Person, Person];

let service: Service;
const ids = new Map<Person, string>();
beforeAll(async () => {
  service = await startContracting('D1');
  for (const person of [first, second, third]) await invite(service, person, ['custodian'], ['*']);
  const { members } = await service.ask(routes.members.listMembers, {}, 'admin');
  for (const person of [first, second, third]) {
    ids.set(person, members.find(({ email }) => email === person)?.memberId ?? '');
  }
  const planner = members.find(({ roles }) => roles.includes('planner'));
  ids.set('planner', planner?.memberId ?? '');
  await draftWhole(service, 'D1', contractIdOf(1));
});
afterAll(() => service.stop());

const offer = (to: Person, deputy: Person | null, as: Person) =>
  service.ask(
    offerCustody,
    { body: { custodianId: ids.get(to) ?? '', deputyId: deputy && (ids.get(deputy) ?? '') } },
    as,
  );

test('[C7] the archive has one custodian and a deputy, and both sides hand it over', async () => {
  expect(await refusal(offer(first, second, second))).toBe('custody-held');
  expect(await refusal(offer('planner', null, 'director'))).toBe('not-a-custodian');
  expect(await refusal(offer(first, first, 'director'))).toBe('not-a-custodian');
  await offer(first, second, 'director');
  expect(await refusal(service.ask(takeCustody, {}, second))).toBe('no-hand-over');
  const held = await service.ask(takeCustody, {}, first);
  expect(held.present).toMatchObject({ custodianId: ids.get(first), deputyId: ids.get(second) });
  expect(await service.ask(takeCustody, {}, first)).toEqual(held);

  expect(await refusal(offer(third, null, 'director'))).toBe('custody-held');
  await offer(third, first, first);
  expect((await service.ask(getCustody, {}, 'viewer')).present?.custodianId).toBe(ids.get(first));
  await service.ask(withdrawCustody, {}, third);
  expect(await refusal(service.ask(takeCustody, {}, third))).toBe('no-hand-over');
  await offer(third, first, first);
  const after = await service.ask(takeCustody, {}, third);
  expect(after.present).toMatchObject({ custodianId: ids.get(third), givenBy: ids.get(first) });
  expect(after.past).toMatchObject([{ custodianId: ids.get(first) }]);
});

test('once the archive is kept, only who keeps it records a signature', async () => {
  const at = { dealerId: 'D1', contractId: contractIdOf(1) };
  await sendMove(service, 'submit', at, { revision: 3 }, 'planner');
  await sendMove(service, 'approve', at, { revision: 4 }, 'manager');
  await sendMove(service, 'send', at, { revision: 5 }, 'planner');
  const sign = { revision: 6, signedOn: '2026-11-02' };
  expect((await sendMove(service, 'sign', at, sign, second)).status).toBe(403);
  expect((await sendMove(service, 'sign', at, sign, first)).status).toBe(200);
});

test('[C10] a paper has a place, is lent to one at a time, and comes back', async () => {
  const at = versionOf('D1', contractIdOf(1));
  const loan = { to: 'Li, legal', from: '2026-11-01', due: '2026-11-05', purpose: 'Dispute' };
  expect(await refusal(service.ask(lendPaper, { ...at, body: loan }, third))).toBe(
    'paper-unplaced',
  );
  const place = { ...at, body: { place: 'Room 3, cabinet 2' } };
  expect(await refusal(service.ask(placePaper, place, second))).toBe('not-the-custodian');
  await service.ask(placePaper, place, third);
  const lent = await service.ask(lendPaper, { ...at, body: loan }, third);
  expect(await service.ask(lendPaper, { ...at, body: loan }, third)).toEqual(lent);
  const other = { ...loan, to: 'Wang' };
  expect(await refusal(service.ask(lendPaper, { ...at, body: other }, first))).toBe('paper-lent');
  const overdue = await service.ask(listPapers, { query: { only: 'overdue' } }, 'planner');
  expect(overdue.rows.map((row) => row.slice(0, 5))).toEqual([
    ['D1', contractIdOf(1), 1, 'Room 3, cabinet 2', 'Li, legal'],
  ]);
  await service.ask(returnPaper, at, first);
  const paper = await service.ask(getPaper, at, 'planner');
  expect(paper.steps.map(({ act }) => act)).toEqual(['place', 'lend', 'return']);
  expect((await service.ask(listPapers, { query: { only: 'lent' } }, 'planner')).rows).toEqual([]);
});

test('of two who lend the same paper at once one does', async () => {
  const at = versionOf('D1', contractIdOf(1));
  const lend = (to: string, as: Person) => {
    const body = { to, from: '2026-11-01', due: '2026-11-05', purpose: 'Audit' };
    return refusal(service.ask(lendPaper, { ...at, body }, as));
  };
  const outcomes = await Promise.all([lend('Li', first), lend('Wang', third)]);
  expect(outcomes.sort()).toEqual([null, 'paper-lent'].sort());
});
