import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { addDays } from '../../domain/values/day.ts';
import { clock } from '../../functions/clock.ts';
import { contractItems, readContract } from '../../store/contracts.ts';
import { transact } from '../../store/transact.ts';
import { runJob, startArchive, type LocalArchive } from '../support/archive.ts';
import { contractIdOf, draftWhole, startContracting } from '../support/contracts/drafts.ts';
import type { Service } from '../support/service.ts';

const { listContractReminders, doneContractReminder } = routes.contracts;
const end = '2027-12-31';

let service: Service;
let archive: LocalArchive;
beforeAll(async () => {
  service = await startContracting('D1', 'D2', 'D3');
  archive = await startArchive();
  for (const dealerId of ['D1', 'D2', 'D3']) {
    await draftWhole(service, dealerId, contractIdOf(1));
    await stand(dealerId, { state: 'in-force', number: `JX-2027-${dealerId}` });
  }
});
afterAll(async () => {
  await archive.s3.stop();
  await service.stop();
});

/** Lets a contract stand as said; how it comes there has tests of its own. */
async function stand(dealerId: string, as: object): Promise<void> {
  const before = await readContract(service.db, dealerId, contractIdOf(1), 1);
  if (!before) throw new Error('no contract');
  const after = { ...before, ...as, revision: before.revision + 1 };
  await transact(service.db, contractItems(service.db, after));
}

/** Runs the job as of a day, which is today then. */
function run(day: string) {
  clock.now = () => Date.parse(`${day}T10:00:00Z`);
  return runJob('reminders', `${day}T00:30:00Z`);
}
const waiting = async () => {
  const { rows } = await service.ask(listContractReminders, {}, 'planner');
  return rows.map(([dealerId, , , , to, left, days]) => [dealerId, to, left, days]);
};

test('[defect 17] [defect 18] a run that comes late, twice or after missed ones reminds once', async () => {
  expect(await run(addDays(end, -91))).toMatchObject({ reminded: 0 });
  expect(await run(addDays(end, -90))).toMatchObject({ reminded: 3 });
  expect(await run(addDays(end, -90))).toMatchObject({ reminded: 0 });
  expect(await run(addDays(end, -75))).toMatchObject({ reminded: 0 });
  // The days 60 and 30 were missed: one reminder, of the one nearest to the end.
  expect(await run(addDays(end, -20))).toMatchObject({ reminded: 3 });
  expect(await waiting()).toEqual(['D1', 'D2', 'D3'].map((dealer) => [dealer, end, 20, 30]));
  expect(await run(addDays(end, -19))).toMatchObject({ reminded: 0 });
});

test('what is taken care of waits no longer, until the next of the days', async () => {
  const given = { params: { dealerId: 'D1', contractId: contractIdOf(1) } };
  const done = await service.ask(doneContractReminder, given, 'planner');
  expect(await service.ask(doneContractReminder, given, 'manager')).toEqual(done);
  expect((await waiting()).map(([dealer]) => dealer)).toEqual(['D2', 'D3']);
  await stand('D2', { renewedBy: contractIdOf(2) });
  await stand('D3', { state: 'terminated', heldThrough: '2027-12-15' });
  expect(await run(addDays(end, -7))).toMatchObject({ reminded: 1 });
  expect(await waiting()).toEqual([['D1', end, 7, 7]]);
});

test('a contract that is over is not reminded of', async () => {
  expect(await run(addDays(end, 1))).toMatchObject({ reminded: 0 });
});
