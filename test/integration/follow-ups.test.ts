import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Given } from '../../api/client.ts';
import { routes } from '../../api/routes.ts';
import { clock } from '../../functions/clock.ts';
import { keys } from '../../store/keys.ts';
import { kindOf } from '../../store/kinds.ts';
import { judgeFollowUp } from '../../store/audit/follow-ups.ts';
import { readItem } from '../../store/read-one.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { emailOf, startService, type Person, type Service } from '../support/service.ts';

const { changeFollowUp, listFollowUps, pinFollowUp } = routes['follow-ups'];

let service: Service;
let now: { mockReturnValue(value: number): unknown };
beforeAll(async () => {
  service = await startService();
  now = vi.spyOn(clock, 'now').mockReturnValue(Date.parse('2026-11-14T04:00:00.000Z'));
  await foundCompany(service);
  await service.invite(['director']);
  await service.invite(['manager'], ['EAST']);
  await service.invite(['rep'], ['WEST']);
  await service.invite(['viewer'], ['EAST']);
  await addCustomers(service, dealer('E1'), dealer('W1', { territory: 'WEST' }));
});
afterAll(() => service.stop());

const body = (followUpId: string, more: object = {}) => ({
  ...{ followUpId, dealerId: 'E1', productId: null, figure: 'overdue', month: '2026-11' },
  ...{ value: 120_000, text: 'Agree on instalments', due: '2026-11-20' },
  ...more,
});
/** What was answered: its status, the follow-up, and the code where it was refused. */
async function answered(reply: Promise<{ status: number; body: string }>) {
  const { status, body: text } = await reply;
  const read = JSON.parse(text) as { readonly code?: string };
  return { status, reply: read, code: read.code };
}
const pin = (given: object, as: Person = 'manager') =>
  answered(service.send(pinFollowUp, { body: given } as Given<typeof pinFollowUp>, as));
const list = (query: object = {}, as: Person = 'director') =>
  service.ask(listFollowUps, { query }, as);
const change = (followUpId: string, said: object, as: Person = 'manager') => {
  const given = { params: { followUpId }, body: said } as Given<typeof changeFollowUp>;
  return answered(service.send(changeFollowUp, given, as));
};
const idsOf = async (query: object, as?: Person) =>
  (await list(query, as)).followUps.map(({ followUpId }) => followUpId);

const [first, second, third, fourth] = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(16));
if (!first || !second || !third || !fourth) throw new Error('four ids');

test('[P10] an action is pinned to the figure that caused it, with its value, owner and day', async () => {
  const { status, reply } = await pin(body(first));
  expect(status).toBe(201);
  expect(reply).toMatchObject({
    ...{ dealerId: 'E1', figure: 'overdue', month: '2026-11', value: 120_000 },
    ...{ state: 'open', outcome: null, version: 1, due: '2026-11-20' },
  });
  // Sent again it is the same one; with something else under its id it is refused.
  expect((await pin(body(first))).reply).toEqual(reply);
  const other = await pin(body(first, { value: 1 }));
  expect([other.status, other.code]).toEqual([409, 'request-differs']);
});

test('an owner is an active member who works where the dealer is', async () => {
  const rep = emailOf('rep');
  const unfit = await pin(body(second, { owner: rep }));
  expect([unfit.status, unfit.code]).toEqual([409, 'owner-unfit']);
  const nobody = await pin(body(second, { owner: 'nobody@qingquan.example' }));
  expect(nobody.code).toBe('owner-unfit');
  const fit = await pin(body(second, { dealerId: 'W1', owner: rep }), 'director');
  expect(fit.status).toBe(201);
  expect(await idsOf({ owner: 'me' }, 'rep')).toEqual([second]);
  const product = await pin(body(third, { productId: 'NONE' }));
  expect(product.code).toBe('product-not-found');
});

test('territory rules: what is elsewhere is as what is not there, and is not listed', async () => {
  const elsewhere = await pin(body(third, { dealerId: 'W1' }));
  expect(elsewhere.status).toBe(404);
  expect((await change(second, { version: 1, text: 'Mine' })).status).toBe(404);
  expect(await idsOf({}, 'manager')).toEqual([first]);
  expect(await idsOf({}, 'director')).toEqual([first, second]);
  expect(await idsOf({ dealer: 'W1' }, 'manager')).toEqual([]);
  // What is of no dealer is of the whole company: who works in every territory sees it.
  expect((await pin(body(fourth, { dealerId: null }))).status).toBe(404);
  expect((await pin(body(fourth, { dealerId: null }), 'director')).status).toBe(201);
  expect(await idsOf({}, 'manager')).toEqual([first]);
  expect((await pin(body(third), 'viewer')).status).toBe(403);
});

test('a change names the version that it is made from, and the history keeps every word', async () => {
  const later = { version: 1, due: '2026-11-30' };
  const changed = await change(first, later);
  expect(changed.reply).toMatchObject({ version: 2, due: '2026-11-30' });
  // Its answer lost, it is sent again; somebody else's, from the same version, is refused.
  expect((await change(first, later)).reply).toEqual(changed.reply);
  const other = await change(first, { version: 1, text: 'Other' }, 'director');
  expect([other.status, other.code]).toEqual([409, 'changed-meanwhile']);
  const same = await change(first, { version: 2, due: '2026-11-30' });
  expect(same.code).toBe('nothing-changed');
  const racing = await Promise.all(
    ['x', 'y', 'z'].map((text) => change(first, { version: 2, text })),
  );
  expect(racing.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  const { followUps } = await list({ dealer: 'E1' }, 'viewer');
  expect(followUps[0]?.history.map(({ terms }) => terms.due)).toEqual([
    ...['2026-11-20', '2026-11-30', '2026-11-30'],
  ]);
});

test('what is closed says what came of it, is never overdue, and can be opened again', async () => {
  now.mockReturnValue(Date.parse('2026-12-01T04:00:00.000Z'));
  expect(await idsOf({ only: 'overdue' })).toEqual([first, second, fourth]);
  const silent = await change(first, { version: 3, state: 'done' });
  expect([silent.status, silent.code]).toEqual([400, 'outcome-missing']);
  const done = await change(first, { version: 3, state: 'done', outcome: 'Paid in two parts' });
  expect(done.reply).toMatchObject({ state: 'done', outcome: 'Paid in two parts' });
  expect(await idsOf({ only: 'overdue' })).toEqual([second, fourth]);
  expect(await idsOf({ state: 'done' })).toEqual([first]);
  const again = await change(first, { version: 4, state: 'open' });
  expect(again.reply).toMatchObject({ state: 'open', outcome: null, version: 5 });
});

test('the auditor tells where a follow-up is not what its history says', async () => {
  const item = await readItem(service.db, keys.followUp(first));
  if (!item) throw new Error('it is kept');
  expect(kindOf(item)).toEqual({ kind: 'follow-up', fate: 'kept' });
  expect(judgeFollowUp(item)).toEqual([]);
  const codes = (altered: object) => judgeFollowUp({ ...item, ...altered }).map(({ code }) => code);
  expect(codes({ outcome: 'All is well', state: 'done' })).toEqual(['differs']);
  expect(codes({ version: 4 })).toEqual(['differs']);
  expect(codes({ due: 'soon' })).toEqual(['unreadable']);
});
