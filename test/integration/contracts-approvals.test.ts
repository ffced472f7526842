import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { readContract } from '../../store/contracts.ts';
import { readHead } from '../../store/heads.ts';
import {
  contractIdOf,
  draftWhole,
  sendMove,
  startContracting,
  versionOf,
} from '../support/contracts/drafts.ts';
import { wholeTerms } from '../support/contracts/terms.ts';
import { enforce } from '../support/contracts/enforced.ts';
import type { Person, Service } from '../support/service.ts';

const contractId = contractIdOf(1);
const { approve, reject, listApprovals } = routes.approvals;

let service: Service;
beforeAll(async () => {
  service = await startContracting('D1', 'D2');
});
afterAll(() => service.stop());

const codeOf = ({ body }: { body: string }) => (JSON.parse(body) as { code?: string }).code;

/** The id of the request that waits about a dealer, as the list of approvals tells it. */
async function waitingOf(dealerId: string, as: Person): Promise<string> {
  const { approvals } = await service.ask(listApprovals, { query: { of: 'me' } }, as);
  const found = approvals.find((one) => one.dealerId === dealerId);
  if (!found) throw new Error(`nothing waits about ${dealerId}`);
  return found.approvalId;
}

test('nobody approves by its id what was written after they read the request', async () => {
  const at = { dealerId: 'D1', contractId };
  await draftWhole(service, 'D1', contractId);
  await sendMove(service, 'submit', at, { revision: 3 }, 'planner');
  const read = await waitingOf('D1', 'manager');
  await sendMove(service, 'withdraw', at, { revision: 4 }, 'planner');
  const lines = wholeTerms.goods.lines.map((line) => ({ ...line, price: 1 }));
  const change = { goods: { ...wholeTerms.goods, lines } };
  const edit = { ...versionOf('D1', contractId), body: { revision: 5, change } };
  await service.ask(routes.contracts.editContract, edit, 'planner');
  await sendMove(service, 'submit', at, { revision: 6 }, 'planner');
  const old = await service.send(approve, { params: { approvalId: read } }, 'manager');
  expect(codeOf(old)).toBe('not-waiting');
  expect((await readContract(service.db, 'D1', contractId, 1))?.state).toBe('in-review');
  const params = { approvalId: await waitingOf('D1', 'manager') };
  const first = await service.ask(approve, { params }, 'manager');
  expect(first).toMatchObject({ state: 'approved', approvalId: params.approvalId });
  expect(await service.ask(approve, { params }, 'manager')).toEqual(first);
  expect((await readContract(service.db, 'D1', contractId, 1))?.state).toBe('approved');
});

test('a limit asked for before a contract came into force is never approved', async () => {
  const { requestCreditLimit } = routes.customers;
  const body = { creditLimit: 999_999_999, reason: 'A larger season' };
  const { approvalId } = await service.ask(
    requestCreditLimit,
    { params: { customerId: 'D2' }, body },
    'planner',
  );
  await enforce(service, 'D2', contractId);
  const before = await readHead(service.db, 'D2');
  const approved = await service.send(approve, { params: { approvalId } }, 'director');
  expect(codeOf(approved)).toBe('terms-from-contract');
  expect(await readHead(service.db, 'D2')).toEqual(before);
  const no = { params: { approvalId }, body: { reason: 'The contract says it' } };
  expect(await service.ask(reject, no, 'director')).toMatchObject({ state: 'rejected' });
});
