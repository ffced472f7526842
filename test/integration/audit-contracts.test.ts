import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { NewException } from '../../domain/contracts/exception.ts';
import { clock } from '../../functions/clock.ts';
import { InForce } from '../../domain/contracts/in-force.ts';
import { filesOf } from '../../store/contract-files.ts';
import { keepRetention } from '../../store/retention.ts';
import { keepMint } from '../../store/mints.ts';
import type { Item } from '../../store/read-many.ts';
import { fromItem } from '../../store/record.ts';
import { everyItem } from '../../store/whole-table.ts';
import { auditOf } from '../support/audit/in-memory.ts';
import { runJob, startArchive, type LocalArchive } from '../support/archive.ts';
import { fileSignedCopy } from '../support/contracts/enforced.ts';
import { exceptionInputs, templateInputs } from '../support/contracts/inputs.ts';
import {
  contractIdOf,
  draftWhole,
  sendMove,
  signWhole,
  startContracting,
  versionOf,
} from '../support/contracts/drafts.ts';
import type { Service } from '../support/service.ts';

const contractId = contractIdOf(1);
const { putContractInForce, amendContract } = routes.contracts;
const templates = routes['contract-templates'];

let service: Service;
let archive: LocalArchive;
let items: Item[];
beforeAll(async () => {
  let seconds = 0;
  clock.now = () => Date.parse('2027-12-01T08:00:00Z') + 1000 * seconds++;
  service = await startContracting('D1', 'D2');
  archive = await startArchive();
  await makeEverything();
  items = [];
  for await (const item of everyItem(service.db)) items.push(item);
});
afterAll(async () => {
  await archive.s3.stop();
  await service.stop();
});

/** Every kind of item that contracts and their archive bring, each by its own way. */
async function makeEverything(): Promise<void> {
  const at = (dealerId: string) => ({ dealerId, contractId });
  await draftWhole(service, 'D1', contractId);
  await sendMove(service, 'submit', at('D1'), { revision: 3 }, 'planner');
  await sendMove(service, 'reject', at('D1'), { revision: 4, reason: 'Price' }, 'manager');
  await sendMove(service, 'submit', at('D1'), { revision: 5 }, 'planner');
  await sendMove(service, 'withdraw', at('D1'), { revision: 6 }, 'planner');
  await signWhole(service, at('D1'), 7);
  await fileSignedCopy(service, 'D1', contractId);
  const body = { revision: 11 };
  await service.ask(putContractInForce, { ...versionOf('D1', contractId), body }, 'custodian');
  const amend = { params: at('D1'), body: { version: 1, reason: 'Prices' } };
  await service.ask(amendContract, amend, 'planner');
  await draftWhole(service, 'D2', contractId);
  await sendMove(service, 'submit', at('D2'), { revision: 3 }, 'planner');
  const about = { dealerId: 'D1', approvalId: '', memberId: '', month: '', day: '2027-12-01' };
  const put = (name: 'putContractTemplate' | 'putContractClause') =>
    service.ask(templates[name], templateInputs[name](about) as never, 'director');
  await put('putContractTemplate');
  await put('putContractClause');
  const { members } = await service.ask(routes.members.listMembers, {}, 'admin');
  const custodianId = members.find(({ roles }) => roles.includes('custodian'))?.memberId ?? '';
  const offer = { body: { custodianId, deputyId: null } };
  await service.ask(routes.custody.offerCustody, offer, 'director');
  await service.ask(routes.custody.takeCustody, {}, 'custodian');
  const place = { ...versionOf('D1', contractId), body: { place: 'Room 3' } };
  await service.ask(routes.custody.placePaper, place, 'custodian');
  await runJob('reminders', '2027-12-01T00:30:00Z');
  await mintOne(custodianId);
  await decideOne(custodianId);
  await askForExceptions();
  // The signed copy of the test has no bytes: the census has something to tell.
  await service.ask(routes['archive-census'].countArchive, {}, 'custodian');
}

/** One that was approved, one that was ended, one that waits. */
async function askForExceptions(): Promise<void> {
  const { requestContractException, endContractException } = routes['contract-exceptions'];
  const about = { dealerId: 'D1', approvalId: '', memberId: '', month: '', day: '2027-12-01' };
  for (const exceptionId of ['e000000000000001', 'e000000000000002', 'e000000000000003']) {
    const { body } = exceptionInputs.requestContractException(about) as {
      body: NewException;
    };
    const asked = { params: { dealerId: 'D1' }, body: { ...body, exceptionId } };
    await service.ask(requestContractException, asked, 'planner');
    if (exceptionId.endsWith('3')) return;
    const params = { approvalId: `contract-exception~D1~${exceptionId}` };
    await service.ask(routes.approvals.approve, { params, body: {} }, 'director');
    if (exceptionId.endsWith('1')) continue;
    const ended = { revision: 2, reason: 'Over' };
    const ending = { params: { dealerId: 'D1', exceptionId }, body: ended };
    await service.ask(endContractException, ending, 'director');
  }
}

async function mintOne(by: string): Promise<void> {
  const at = '2027-12-01T08:00:00.000Z';
  const [file] = await filesOf(service.db, 'D1', contractId, 1);
  const mint = { mintId: 'A'.repeat(24), dealerId: 'D1', fileId: file?.fileId ?? '', by, at };
  await keepMint(service.db, { ...mint, until: at, purpose: 'Dispute' });
}

/** The signed copy is to be kept for longer. */
async function decideOne(by: string): Promise<void> {
  const [file] = await filesOf(service.db, 'D1', contractId, 1);
  const step = { decision: 'keep' as const, until: '2040-12-31T15:59:59.999Z', reason: 'Dispute' };
  const of = { dealerId: 'D1', fileId: file?.fileId ?? '', until: step.until, revision: 1 };
  await keepRetention(service.db, { ...of, steps: [{ ...step, at: now(), by }] });
}

const now = () => new Date(clock.now()).toISOString();
const named = (found: ReturnType<typeof auditOf>) =>
  found.map(({ code, pk, sk, about }) => `${code} ${pk} ${sk} ${about}`);

test('contracts, files and what belongs to them are whole to the auditor', () => {
  expect(named(auditOf(items, [], now()))).toEqual([]);
});

const ours =
  /^(CONTRACT|EXCEPTIONS|TEMPLATE|CLAUSE|CUSTODY|PAPERS|REMINDERS|FIL|MINTS|CENSUS|D#D1 [KXFU])/;

test('an item of them that is changed, or taken away where another tells of it, is named', () => {
  const own = items.filter((item) => ours.test(`${String(item['pk'])} ${String(item['sk'])}`));
  expect(own.length).toBeGreaterThan(25);
  const unseen = own.filter((item) => {
    const changed = items.map((one) => (one === item ? { ...one, smuggled: 1 } : one));
    return auditOf(changed, [], now(), item).length === 0;
  });
  expect(unseen.map((item) => `${String(item['pk'])} ${String(item['sk'])}`)).toEqual([]);
  const told = /^D#D1 (K#|KR#|X|F#|A#contract)/;
  const missed = own
    .filter((item) => told.test(`${String(item['pk'])} ${String(item['sk'])}`))
    .filter(
      (item) =>
        auditOf(
          items.filter((one) => one !== item),
          [],
          now(),
        ).length === 0,
    );
  expect(missed.map((item) => `${String(item['pk'])} ${String(item['sk'])}`)).toEqual([]);
});

test('terms in force that somebody altered are named, whatever was altered in them', () => {
  const stored = items.find(({ pk, sk }) => pk === 'D#D1' && sk === 'X');
  const { contracts, exceptions } = fromItem(InForce, stored ?? {});
  const [contract] = contracts;
  const [exception] = exceptions;
  if (!contract || !exception) throw new Error('the dealer has no contract and exception');
  const goods = Object.fromEntries(
    Object.entries(contract.goods).map(([id, of]) => [id, { ...of, price: 1 }]),
  );
  const alterations = [
    { contracts: [{ ...contract, creditLimit: 999_999_999_999 }] },
    { contracts: [{ ...contract, goods }] },
    { exceptions: [{ ...exception, limit: 999_999_999_999 }] },
    { exceptions: [] },
    { since: '2001-01-01' },
  ];
  for (const altered of alterations) {
    const after = items.map((one) => (one === stored ? { ...one, ...altered } : one));
    const found = named(auditOf(after, [], now()));
    expect(found, JSON.stringify(altered)).toContain('differs D#D1 X contracts, exceptions, since');
  }
});
