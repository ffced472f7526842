import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkbench } from '../support/workbench/open.ts';
import type { OpenWorkbench } from '../support/workbench/open.ts';

let workbench: OpenWorkbench;

beforeAll(async () => {
  workbench = await openWorkbench();
});

afterAll(() => workbench.close());

const script = (source: string) => workbench.script('Sheet', source);
const failure = (source: string) => workbench.failure('Sheet', source);
const property = (key: string) =>
  script(`return PropertiesService.getDocumentProperties().getProperty('${key}')`);

/** Waits until a condition of the script's world holds. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The condition never held');
}

describe('requests', () => {
  test('fetchAll makes its requests at the same time and keeps their order', async () => {
    const replies = (await script(
      `var replies = UrlFetchApp.fetchAll([
         { url: '${workbench.url}/api/a?delay=400', method: 'post', contentType: 'application/json',
           payload: '{"x":1}', headers: { Authorization: 'Bearer t' } },
         { url: '${workbench.url}/api/b?delay=400&status=404', muteHttpExceptions: true },
         '${workbench.url}/api/c?delay=400']);
       return replies.map(function (reply) {
         return [reply.getResponseCode(), JSON.parse(reply.getContentText())]; });`,
    )) as [number, { together: number }][];
    expect(replies).toMatchObject([
      [
        200,
        {
          method: 'POST',
          path: '/api/a',
          authorization: 'Bearer t',
          contentType: 'application/json',
          body: '{"x":1}',
        },
      ],
      [404, { path: '/api/b', method: 'GET' }],
      [200, { path: '/api/c' }],
    ]);
    expect(Math.max(...replies.map(([, { together }]) => together))).toBe(3);
  });

  test('a failed request throws unless it is muted', async () => {
    expect(await failure(`UrlFetchApp.fetch('${workbench.url}/api/x?status=500')`)).toContain(
      'returned code 500',
    );
  });

  test('an address outside the whitelist and a URL that is too long are refused', async () => {
    expect(await failure(`UrlFetchApp.fetch('https://elsewhere.example/')`)).toContain(
      'urlFetchWhitelist',
    );
    expect(
      await failure(`UrlFetchApp.fetch('${workbench.url}/api/' + new Array(2100).join('x'))`),
    ).toContain('URLFetch URL Length');
  });

  test('the page records every request', async () => {
    const before = await workbench.page.evaluate('workbench.requests.length');
    await script(`UrlFetchApp.fetch('${workbench.url}/api/recorded')`);
    const [last]: unknown[] = await workbench.page.evaluate(
      `workbench.requests.slice(${String(before)})`,
    );
    expect(last).toMatchObject({
      url: `${workbench.url}/api/recorded`,
      method: 'GET',
      status: 200,
    });
  });
});

describe('executions', () => {
  test('each execution starts with fresh globals', async () => {
    expect(await workbench.run('countLoads')).toBe(1);
    expect(await workbench.run('countLoads')).toBe(1);
  });

  test('an error keeps its name and words', async () => {
    const error = await workbench.page.evaluate(
      `workbench.run('boom').catch((error) => [error.name, error.message])`,
    );
    expect(error).toEqual(['RangeError', '金额超限']);
  });

  test('browser globals that Google lacks are undefined', async () => {
    const kinds = await script(
      `return [typeof fetch, typeof setTimeout, typeof URL, typeof TextEncoder, typeof crypto,
         typeof self, typeof globalThis.fetch, typeof Intl, typeof JSON];`,
    );
    expect(kinds).toEqual([...Array<string>(7).fill('undefined'), 'object', 'object']);
  });

  test('several scripts run side by side, so that progress can be asked for', async () => {
    const long = workbench.run('progress', 3);
    await until(async () => (await workbench.run('seeProgress')) === '3');
    expect(await long).toBe('3');
  });

  test('a killed script frees its lock and leaves the workbook as it was', async () => {
    await script(`sheet.getRange('A1').setValue('kept')`);
    const ended = workbench.page.evaluate(
      `workbench.run('forever').then(() => 'done', (error) => error.message)`,
    );
    await until(async () => (await property('started')) === 'yes');
    await workbench.page.evaluate('workbench.killScript()');
    expect(await ended).toBe('The script was stopped.');
    const after = await script(
      `var free = LockService.getDocumentLock().tryLock(1000);
       return [free, sheet.getRange('A1').getValue()];`,
    );
    expect(after).toEqual([true, 'kept']);
  });

  test('a lock keeps a second script out', async () => {
    const holder = script(
      `var lock = LockService.getDocumentLock(); lock.waitLock(100);
       PropertiesService.getDocumentProperties().setProperty('held', 'yes');
       PropertiesService.getDocumentProperties().getProperty('held');
       while (PropertiesService.getDocumentProperties().getProperty('enough') !== 'yes') {
         Utilities.sleep(50);
       }
       lock.releaseLock(); return true;`,
    );
    await until(async () => (await property('held')) === 'yes');
    expect(await script('return LockService.getDocumentLock().tryLock(10)')).toBe(false);
    await script(`PropertiesService.getDocumentProperties().setProperty('enough', 'yes')`);
    expect(await holder).toBe(true);
    expect(await script('return LockService.getDocumentLock().tryLock(10)')).toBe(true);
  });
});

describe('services', () => {
  test('properties belong to the workbook or to the person', async () => {
    await script(
      `var properties = PropertiesService.getDocumentProperties();
       properties.setProperties({ a: '1', b: '2' }).deleteProperty('b');
       PropertiesService.getUserProperties().setProperty('mine', 'x');`,
    );
    await workbench.page.evaluate(`workbench.signIn('rep@test.example')`);
    const other = await script(
      `return [PropertiesService.getDocumentProperties().getProperty('a'),
         PropertiesService.getDocumentProperties().getProperty('b'),
         PropertiesService.getUserProperties().getProperty('mine'),
         Session.getActiveUser().getEmail(), Session.getActiveUserLocale(),
         ScriptApp.getIdentityToken()];`,
    );
    await workbench.page.evaluate(`workbench.signIn('planner@test.example')`);
    expect(other).toEqual([
      '1',
      null,
      null,
      'rep@test.example',
      'zh_CN',
      'token of rep@test.example',
    ]);
    expect(await script(`return PropertiesService.getUserProperties().getProperty('mine')`)).toBe(
      'x',
    );
  });

  test('a cache entry is gone after its time', async () => {
    const cached = await script(
      `var cache = CacheService.getScriptCache(); cache.putAll({ k: 'v', l: 'w' }, 1);
       var before = cache.getAll(['k', 'l', 'm']); Utilities.sleep(1200);
       return [before, cache.get('k')];`,
    );
    expect(cached).toEqual([{ k: 'v', l: 'w' }, null]);
  });

  test('utilities give the values of the standard algorithms', async () => {
    const values = await script(
      `var hex = function (bytes) { return bytes.map(function (b) {
         return ('0' + (b & 255).toString(16)).slice(-2); }).join(''); };
       return [hex(Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'abc')),
         Utilities.base64Encode('经销商'), Utilities.base64EncodeWebSafe('??>>'),
         Utilities.newBlob(Utilities.base64Decode('5ZOB')).getDataAsString(),
         Utilities.formatDate(new Date(0), 'Asia/Shanghai', 'yyyy/MM/dd HH:mm:ss EEE Z'),
         Utilities.formatString('%s has %d', 'A', 3), Utilities.getUuid().length];`,
    );
    expect(values).toEqual([
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      '57uP6ZSA5ZWG',
      'Pz8-Pg==',
      '品',
      '1970/01/01 08:00:00 Thu +0800',
      'A has 3',
      36,
    ]);
  });
});
