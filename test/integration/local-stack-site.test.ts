import { request as httpRequest } from 'node:http';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { synthesiseTinyApp, type TinyApp } from '../support/local-app.ts';

let app: TinyApp;
let stack: Stack;

beforeAll(async () => {
  app = synthesiseTinyApp();
  const folder = path.dirname(app.cdkOut);
  const [workbench, addon] = ['workbench', 'addon'].map((name) => path.join(folder, 'dist', name));
  for (const each of [workbench, addon]) mkdirSync(each ?? '', { recursive: true });
  writeFileSync(path.join(workbench ?? '', 'index.html'), '<h1>Workbench</h1>');
  writeFileSync(path.join(addon ?? '', 'Code.js'), 'function onOpen() {}');
  writeFileSync(path.join(folder, 'dist', 'secret.txt'), 'secret');
  const progress = (): unknown => ({ state: 'loading', done: 3, total: 10, message: 'Dealers' });
  stack = await startStack({ ...app, workbench: workbench ?? '', addon: addon ?? '', progress });
});

afterAll(async () => {
  await stack.stop();
  app.remove();
});

/** Asks for a path exactly as written, of a host that need not have an address. */
function raw(
  host: string,
  pathname: string,
): Promise<{ status?: number | undefined; text: string }> {
  const { port } = new URL(stack.url);
  const headers = { host: `${host}:${port}` };
  return new Promise((resolve, reject) => {
    httpRequest({ host: '127.0.0.1', port, path: pathname, headers })
      .on('response', (reply) => {
        let text = '';
        reply.on('data', (chunk: Buffer) => (text += chunk.toString()));
        reply.on('end', () => resolve({ status: reply.statusCode, text }));
      })
      .on('error', reject)
      .end();
  });
}

describe('pages', () => {
  test('what exists on one machine alone is no script, picture or frame of a page elsewhere', async () => {
    for (const path of [
      'people',
      'database',
      'progress',
      'token?as=admin',
      'token?as=admin&plain',
    ]) {
      const { status, headers } = await fetch(`${stack.url}/local/${path}`);
      expect([path, status]).toEqual([path, 200]);
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  test('the workbench is served isolated, so that it may share memory with its worker', async () => {
    const page = await fetch(stack.url);
    expect(await page.text()).toBe('<h1>Workbench</h1>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(page.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  });

  test('the add-on bundle is served as a script and asked for again only when changed', async () => {
    const script = await fetch(`${stack.url}/addon/Code.js`);
    expect(script.headers.get('content-type')).toContain('javascript');
    const headers = { 'if-none-match': script.headers.get('etag') ?? '' };
    expect((await fetch(`${stack.url}/addon/Code.js`, { headers })).status).toBe(304);
  });

  test('both loopback addresses answer, because localhost may mean either', async () => {
    const { port } = new URL(stack.url);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
    expect((await fetch(`http://[::1]:${port}/`)).status).toBe(200);
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/addon/..%2f..%2fsecret.txt',
    '/%zz',
    '/none',
  ])('%s is not found', async (pathname) => {
    expect(await raw('localhost', pathname)).toEqual({ status: 404, text: 'Not found' });
  });
});

describe('what exists only on one machine', () => {
  const json = async (url: string): Promise<unknown> => (await fetch(stack.url + url)).json();

  test('a token for a role, a mailbox or any address, as JSON or as plain text', async () => {
    expect(await json('/local/token?as=planner')).toMatchObject({
      email: 'planner@qingquan.example',
      expiresIn: 3600,
    });
    expect(await json('/local/token?as=a@b.example')).toMatchObject({ email: 'a@b.example' });
    const plain = await (await fetch(`${stack.url}/local/token?as=finance&plain=1`)).text();
    const headers = { authorization: `Bearer ${plain}` };
    expect((await fetch(`${stack.apiUrl}/mine`, { headers })).status).toBe(200);
    const nobody = await fetch(`${stack.url}/local/token?as=boss`);
    expect([nobody.status, await nobody.json()]).toEqual([
      400,
      { message: expect.stringContaining('planner') as string },
    ]);
  });

  test('the people and the progress of loading', async () => {
    expect(await json('/local/people')).toContainEqual(
      expect.objectContaining({ email: 'manager2@qingquan.example', role: 'manager' }),
    );
    expect(await json('/local/database')).toEqual({
      table: stack.tableNames[0],
      endpoint: stack.dynamodbEndpoint,
      s3Endpoint: stack.s3Endpoint,
      failures: stack.bucketNames[0],
    });
    expect(await json('/local/progress')).toMatchObject({ state: 'loading', done: 3, total: 10 });
  });
});

describe('frames', () => {
  const add = (body: string): Promise<Response> =>
    fetch(`${stack.url}/local/frames`, { method: 'POST', body });

  test('a page is served on a host of its own and on no other', async () => {
    const { id } = (await (await add('{"html":"<p>侧栏</p>"}')).json()) as { id: string };
    const host = `n-${id}-script.localhost`;
    expect(await raw(host, '/frame')).toEqual({ status: 200, text: '<p>侧栏</p>' });
    expect((await raw('n-other-script.localhost', '/frame')).status).toBe(404);
    expect((await raw(host, '/local/token?as=admin')).status).toBe(404);
    expect((await raw(host, '/api/open')).status).toBe(404);
  });

  test('only so many are kept, and none that is malformed or huge', async () => {
    const first = (await (await add('{"html":"first"}')).json()) as { id: string };
    for (let count = 0; count < 50; count += 1) await add('{"html":"x"}');
    expect((await raw(`n-${first.id}-script.localhost`, '/frame')).status).toBe(404);
    expect((await add('{"html":1}')).status).toBe(400);
    expect((await add('nonsense')).status).toBe(400);
    expect((await add(JSON.stringify({ html: 'x'.repeat(5 * 1024 * 1024) }))).status).toBe(400);
  });
});
