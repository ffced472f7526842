import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { keys } from '../../store/keys.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { canaries, refuseTold, told, whatWasSaid } from '../support/canary.ts';
import { startService, type Service } from '../support/service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
  await foundCompany(service);
  await service.invite(['finance', 'planner']);
  await addCustomers(service, dealer('D1'), dealer('D2'));
});
afterAll(() => service.stop());

const bank = {
  accountName: 'Secret Name Ltd',
  bank: 'Secret Bank',
  accountNumber: '6222 0000 7777',
  taxNumber: '91330100MASECRET',
};
const secrets = [...Object.values(bank), 'token-of-finance', 'subject-of-finance'];

const { changeCustomer, getCustomer, getDossier } = routes.customers;

test('bank data, tokens and subjects never reach a log: not when all is well, not in a refusal, not in a bug', async () => {
  const params = { customerId: 'D1' };
  const change = (body: object) =>
    service.send(changeCustomer, { params, body: body as never }, 'finance', {
      claims: { jti: 'token-of-finance' },
    });
  expect((await change({ version: 1, bank })).status).toBe(200);
  expect((await change({ version: 1, bank: { ...bank, taxNumber: 'ok1234' } })).status).toBe(400);
  expect((await change({ version: 9, bank })).status).toBe(409);
  expect((await service.send(getDossier, { params }, 'finance')).status).toBe(200);
  // What is stored can't be read any more: a bug, whose report must not carry what was stored.
  await service.db.documents.send(
    new PutCommand({
      TableName: service.db.table,
      Item: { ...keys.customer('D1'), bank, version: 'broken' },
    }),
  );
  expect((await service.send(getCustomer, { params }, 'finance')).status).toBe(500);
  expect((await change({ version: 2, bank })).status).toBe(500);
  const log = whatWasSaid();
  expect(log).toContain('unexpected');
  for (const secret of secrets) expect(log).not.toContain(secret);
});

test('an error of ours is answered without any of it', async () => {
  const { status, body } = await service.send(
    getCustomer,
    { params: { customerId: 'D1' } },
    'finance',
  );
  expect(status).toBe(500);
  expect(body).not.toMatch(/zod|stack|at \w+ \(|Secret|6222/i);
});

test('the watch over all that is said hears what must not be said, in whatever it stands', () => {
  for (const canary of Object.values(canaries)) {
    expect(told(JSON.stringify({ a: [`x${canary}y`] }))).toEqual([canary]);
    expect(() => {
      refuseTold(`{"stack":"Error: ${canary}"}`, 'A log');
    }).toThrow('A log tells');
  }
  expect(told('Bearer eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwcyJ9.c2ln')).toHaveLength(1);
  expect(told('{"routeKey":"GET /customers","name":"TypeError"}')).toEqual([]);
});
