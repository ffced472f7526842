import { expect, test } from 'vitest';
import { fromReply } from '../../api/client.ts';
import { routes } from '../../api/routes.ts';

const me = {
  memberId: 'M1',
  name: 'Li',
  email: 'li@company.example',
  roles: ['admin'],
  territories: ['*'],
};
const ok = (body: unknown) => ({ status: 200, body: JSON.stringify(body) });

test('a newer service may answer fields that this client does not know: it reads the others', () => {
  const newer = ok({ ...me, photo: null, seen: { at: 1 } });
  expect(fromReply(routes.company.me, newer)).toEqual(me);
});

test('unknown fields deep in lists are left out too', () => {
  const list = { priceLists: [{ priceListId: 'A', name: 'A', colour: 'red' }], more: [] };
  expect(fromReply(routes.products.listPriceLists, ok(list))).toEqual({
    priceLists: [{ priceListId: 'A', name: 'A' }],
  });
  const answer = { outcome: 'refused', entryId: 'x', problem: { code: 'a', message: 'b', why: 1 } };
  const answers = ok({ answers: [{ ...answer, later: true }] });
  expect(fromReply(routes.accounts.postEntries, answers).answers[0]).toEqual({
    outcome: 'refused',
    entryId: 'x',
    problem: { code: 'a', message: 'b' },
  });
});

test('a reply in which a declared field is wrong or absent is not read', () => {
  expect(() => fromReply(routes.company.me, ok({ ...me, roles: 'admin', photo: 1 }))).toThrow();
  expect(() => fromReply(routes.company.me, ok({ ...me, email: undefined }))).toThrow();
});
