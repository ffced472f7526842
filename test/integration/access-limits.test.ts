import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { clock } from '../../functions/clock.ts';
import { bodyBounds } from '../../functions/body-bounds.ts';
import { exampleSettings, stageOf } from '../../lib/stages.ts';
import { mayRepeat } from '../../sheets-addon/src/retry.ts';
import { waitAfter } from '../../tools/connect.ts';
import { consumedBy } from '../support/capacity.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { everyRoute } from '../support/inputs.ts';
import { addProducts, sale } from '../support/month.ts';
import { sendRaw } from '../support/raw.ts';
import { startService, type Person, type Service } from '../support/service.ts';

/** Requests a second, and half a minute of them at once: a twentieth of what is deployed. */
const rate = 1;
const atOnce = rate * 30;

let now = Date.now();
let service: Service;
beforeAll(async () => {
  process.env['MEMBER_RATE'] = String(rate);
  service = await startService();
  clock.now = () => now;
  await foundCompany(service);
  await service.invite(['finance', 'viewer']);
  await addCustomers(service, dealer('D1'));
  await addProducts(service, { TEA: 300 });
  for (const person of ['finance', 'viewer'] as const) await me(person);
});
afterAll(() => service.stop());
beforeEach(() => {
  now += 60_000;
});

const me = (as: Person, language = 'en') => service.send(routes.company.me, {}, as, { language });

async function askUntilRefused(as: Person): Promise<number> {
  for (let asked = 0; asked <= atOnce; asked++) {
    if ((await me(as)).status === 429) return asked;
  }
  return Infinity;
}

describe('who asks too much at once', () => {
  test('is refused after half a minute’s requests, told when to ask again, and holds up nobody else', async () => {
    expect(await askUntilRefused('viewer')).toBe(atOnce);
    const refused = await me('viewer');
    expect(JSON.parse(refused.body)).toMatchObject({
      code: 'too-many-requests',
      title: expect.stringContaining('Wait 1 s') as unknown,
    });
    expect(JSON.parse((await me('viewer', 'zh')).body)).toMatchObject({
      title: expect.stringContaining('请等 1 秒') as unknown,
    });
    expect((await me('finance')).status).toBe(200);
  });

  test('is refused without an account as well, by the address of the net that it asks from', async () => {
    const { openStatement: route } = routes['statement-links'];
    const raw = { params: { token: 'x' }, headers: { accept: 'text/html' } };
    const ask = async () => {
      const reply = await sendRaw({ noun: 'statement-links', route }, raw, 'viewer');
      return [reply.status, reply.headers['retry-after'] ?? null];
    };
    for (let asked = 0; asked < atOnce; asked++) expect(await ask()).toEqual([404, null]);
    expect(await ask()).toEqual([429, '1']);
  });

  test('may ask again as the seconds go by, the refused requests not counted', async () => {
    expect(await askUntilRefused('viewer')).toBe(atOnce);
    now += 1000;
    expect(await askUntilRefused('viewer')).toBe(rate);
    now -= 500;
    expect((await me('viewer')).status).toBe(429);
    now += 60_000;
    expect(await askUntilRefused('viewer')).toBe(atOnce);
  });

  test('costs no read and no write of the table', async () => {
    expect(await askUntilRefused('viewer')).toBe(atOnce);
    const refused = await consumedBy(service.db, () => me('viewer'));
    expect(refused.result.status).toBe(429);
    expect(refused.calls).toBe(0);
  });

  test('loses no row of an import that sends them one by one, and waits as told', async () => {
    // 4 workers that each wait 20 ms for an answer ask 200 times a second.
    let [recorded, refused] = [0, 0];
    const rows = Array.from({ length: 2 * atOnce }, () => sale('D1', '2026-01-15', { TEA: 1 }));
    while (recorded < rows.length) {
      now += 5;
      const given = { body: { entries: rows.slice(recorded, recorded + 1) } };
      const reply = await service.send(routes.accounts.postEntries, given, 'finance');
      expect([200, 429]).toContain(reply.status);
      if (reply.status === 200) recorded++;
      else refused++;
      if (reply.status === 429) now += waitAfter({ after: 1 }, 1);
    }
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(rows.length);
    const { version } = await service.ask(
      routes.accounts.getAccount,
      { params: { dealerId: 'D1' } },
      'admin',
    );
    expect(version).toBe(rows.length);
  });

  test('is nobody who works: a thousand rows are ten requests, and 600 are let through at once', () => {
    for (const name of ['dev', 'prod'] as const) {
      const { memberRate } = stageOf(name, (setting) => exampleSettings[setting as 'CLIENT_IDS']);
      expect(memberRate * 30).toBeGreaterThanOrEqual(600);
    }
  });

  test('is known by the add-on and by the tools: every request may be sent again', () => {
    const reply = { status: 429, body: '{"code":"too-many-requests"}' };
    for (const { route } of everyRoute) expect(mayRepeat(route, reply)).toBe(true);
    expect(waitAfter({ after: 3 }, 1)).toBe(3000);
    expect(waitAfter({ after: 0 }, 1)).toBe(400);
  });
});

describe('a body that passes a bound is refused with a sentence before it is read', () => {
  const push = { noun: 'customers', route: routes.customers.pushCustomers } as const;
  const refusal = async (body: string) => {
    const reply = await sendRaw(push, { body }, 'admin');
    const { code, errors } = JSON.parse(reply.body) as {
      code: string;
      errors: { message: string }[];
    };
    return [reply.status, code, errors[0]?.message];
  };

  test('nested too deep', async () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    const said = 'The body is nested more deeply than any request of this service.';
    for (const depth of [bodyBounds.depth + 1, 10_000, 2_000_000]) {
      const [status, code, message] = await refusal(nested(depth));
      expect([status, code]).toEqual([400, 'invalid-request']);
      expect(message).toContain(said);
    }
    expect((await refusal(nested(bodyBounds.depth)))[2]).not.toContain(said);
    expect((await refusal('{"a":'.repeat(5000)))[2]).toContain(said);
    // Braces within a text nest nothing.
    expect((await refusal(JSON.stringify({ cells: '[[[{{"\\'.repeat(99) })))[2]).not.toContain(
      said,
    );
  });

  test('too many values', async () => {
    const said = 'The body has too many values. Send it in parts.';
    const list = (length: number) => JSON.stringify(Array.from({ length }, () => 1));
    const named = (length: number) =>
      JSON.stringify(Object.fromEntries(Array.from({ length }, (_, i) => [`k${String(i)}`, 1])));
    for (const body of [list(bodyBounds.values + 1), named(bodyBounds.values + 1)]) {
      expect(await refusal(body)).toEqual([400, 'invalid-request', said]);
    }
    expect((await refusal(list(bodyBounds.values)))[2]).not.toBe(said);
    expect((await refusal(JSON.stringify(','.repeat(bodyBounds.values + 1))))[2]).not.toBe(said);
  });

  test('a text too long, also one that is never closed', async () => {
    const said = 'The body has a text that is too long. Shorten it.';
    const long = 'x'.repeat(bodyBounds.text);
    for (const body of [`{"cells":"${long}"}`, `{"${long}":1}`, `"${long}${long}`]) {
      expect(await refusal(body)).toEqual([400, 'invalid-request', said]);
    }
  });

  test('more than four megabytes', async () => {
    const reply = await sendRaw(push, { body: `[${'1,'.repeat(2_200_000)}1]` }, 'admin');
    expect([reply.status, JSON.parse(reply.body)]).toMatchObject([413, { code: 'too-large' }]);
  });
});
