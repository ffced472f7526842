import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { startService, type Service } from '../support/service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const { me } = routes.company;

test('the member named at deployment becomes admin at the first sign-in, also when several requests race', async () => {
  const replies = await Promise.all(Array.from({ length: 8 }, () => service.send(me, {}, 'admin')));
  expect(replies.map((r) => r.status)).toEqual(Array(8).fill(200));
  const { members } = await service.ask(routes.members.listMembers, {}, 'admin');
  expect(members).toHaveLength(1);
  expect(members[0]).toMatchObject({ roles: ['admin'], bound: true, active: true });
});
