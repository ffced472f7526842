import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { contractLine } from '../../domain/contracts/register.ts';
import { contractItems, readContract } from '../../store/contracts.ts';
import { keys } from '../../store/keys.ts';
import { toItem } from '../../store/record.ts';
import { keepReminder } from '../../store/reminders.ts';
import { transact } from '../../store/transact.ts';
import { contractIdOf, draftWhole, startContracting } from '../support/contracts/drafts.ts';
import type { Service } from '../support/service.ts';

const contractId = contractIdOf(1);
const { getContract, listContractReminders } = routes.contracts;

let service: Service;
beforeAll(async () => {
  service = await startContracting('D1');
  await draftWhole(service, 'D1', contractId);
});
afterAll(() => service.stop());

async function drafted() {
  const contract = await readContract(service.db, 'D1', contractId, 1);
  if (!contract) throw new Error('nothing was drafted');
  return contract;
}

test('of very many long versions the latest are answered, and how many were left out', async () => {
  const contract = await drafted();
  const quality = Array.from({ length: 45 }, () => ({ zh: '约'.repeat(2000), en: null }));
  const terms = { ...contract.terms, paragraphs: { ...contract.terms.paragraphs, quality } };
  for (let version = 2; version <= 20; version++)
    await transact(
      service.db,
      contractItems(service.db, { ...contract, terms, version, revision: 1 }),
    );
  const given = { params: { dealerId: 'D1', contractId } };
  const reply = await service.send(getContract, given, 'planner');
  expect(reply.status).toBe(200);
  expect(Buffer.byteLength(reply.body)).toBeLessThan(5_100_000);
  const { versions, older } = await service.ask(getContract, given, 'planner');
  expect(versions.length).toBeGreaterThan(5);
  expect(older).toBeGreaterThan(1);
  expect(versions.map(({ version }) => version)).toEqual(versions.map((_, i) => older + 1 + i));
  expect(versions.at(-1)?.version).toBe(20);
});

test('of very many reminders the 200 that end first are answered', async () => {
  const contract = await drafted();
  const line = contractLine({ ...contract, state: 'in-force' });
  for (let nth = 0; nth < 210; nth++) {
    const of = { dealerId: 'D1', contractId: contractIdOf(1000 + nth) };
    const to = `20${String(30 + (nth % 70))}-12-31`;
    const Item = { ...toItem(keys.contractListed('D1', of.contractId, 1), { ...line, ...of }) };
    await transact(service.db, [{ Put: { TableName: service.db.table, Item } }]);
    const about = { ...of, version: 1, number: null, to, days: 30, through: '2026-11-23' };
    const waits = { remindedAt: contract.changedAt, doneBy: null, doneAt: null };
    await keepReminder(service.db, null, { ...about, ...waits });
  }
  const { rows } = await service.ask(listContractReminders, {}, 'planner');
  expect(rows).toHaveLength(200);
  const ends = rows.map(([, , , , to]) => String(to));
  expect(ends).toEqual(ends.toSorted());
  expect(ends.at(-1)).toBe('2096-12-31');
});
