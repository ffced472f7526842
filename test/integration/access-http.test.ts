import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendWire, wireRequests } from '../support/fuzz/over-http.ts';
import { startProduct, type Product } from '../support/product.ts';

let product: Product;
let about: { dealerId: string; approvalId: string; memberId: string; month: string; day: string };
beforeAll(async () => {
  product = await startProduct('--no-demo');
  await product.loaded();
  const { members } = await asked<{ members: { memberId: string }[] }>('/members');
  const dealer = { code: 'D1', tier: 'dealer', name: 'Dealer', territory: 'ALL' };
  await product.ask('admin', 'POST', '/customers', dealer);
  const tea = { code: 'TEA', variety: 'Tea', specification: '1', unit: 'bottle', caseSize: 24 };
  await product.ask('admin', 'POST', '/products', tea);
  about = {
    dealerId: 'D1',
    approvalId: 'credit-limit~D1~y',
    memberId: members[0]?.memberId ?? '',
    month: '2026-01',
    day: '2026-01-02',
  };
}, 120_000);
afterAll(() => product.stop());

const asked = async <Answer>(route: string) => (await product.ask('admin', 'GET', route)) as Answer;

/** Everything that a caller could have changed, as far as the API shows it. */
const shown = async () =>
  JSON.stringify([
    await asked('/company'),
    await asked('/members'),
    await asked('/products'),
    await asked('/customers?tier=dealer'),
    await asked(`/accounts/${about.dealerId}`),
    await asked(`/plans/2026-01`),
    await asked('/approvals'),
  ]);

test('whatever bytes come over HTTP: no error of ours, nothing written, and the service goes on', async () => {
  const { port, host } = new URL(product.url);
  const token = await (await fetch(`${product.url}/local/token?as=admin&plain=1`)).text();
  const before = await shown();
  const statuses = new Map<number, number>();
  const isAnswered = fc.asyncProperty(wireRequests(host, token, about), async (wire) => {
    const status = await sendWire(wire, Number(port));
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    expect([wire.what, status < 500]).toEqual([wire.what, true]);
  });
  await fc.assert(isAnswered, { seed: 20261125, numRuns: 1500 });
  console.table(Object.fromEntries([...statuses].sort(([a], [b]) => a - b)));
  expect(statuses.get(200) ?? 0).toBeGreaterThan(0);
  expect(await shown()).toBe(before);
  expect((await fetch(`${product.url}/api/health`)).ok).toBe(true);
}, 120_000);
