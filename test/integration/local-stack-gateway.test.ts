import { request as httpRequest } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { synthesiseTinyApp, type TinyApp } from '../support/local-app.ts';

type Event = {
  readonly routeKey: string;
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly queryStringParameters?: Record<string, string>;
  readonly pathParameters?: Record<string, string>;
  readonly headers: Record<string, string>;
  readonly cookies?: string[];
  readonly body?: string;
  readonly isBase64Encoded: boolean;
  readonly requestContext: { authorizer?: { jwt: { claims: Record<string, unknown> } } };
};

let app: TinyApp;
let stack: Stack;

beforeAll(async () => {
  app = synthesiseTinyApp();
  stack = await startStack(app);
});

afterAll(async () => {
  await stack.stop();
  app.remove();
});

const ask = (path: string, init?: RequestInit): Promise<Response> =>
  fetch(`${stack.apiUrl}${path}`, init);
const eventOf = async (path: string, init?: RequestInit): Promise<Event> =>
  (await (await ask(path, init)).json()) as Event;
const as = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } });

describe('routes', () => {
  test.each([
    ['/plans/2026-10', 'GET /plans/{month}'],
    ['/plans/missing', 'GET /plans/missing'],
    ['/plans/2026-10/submit', 'GET /plans/{month}/submit'],
    ['/plans/2026-10/D1', 'GET /plans/{month}/{dealer}'],
    ['/plans/2026-11/D1', 'GET /plans/2026-11/{dealer}'],
    ['/plans/2026-11/submit', 'GET /plans/2026-11/{dealer}'],
    ['/files/a/b/c', 'GET /files/{rest+}'],
  ])('%s takes the most specific route, %s', async (path, routeKey) => {
    expect((await eventOf(path)).routeKey).toBe(routeKey);
  });

  test('a method without a route of its own takes ANY, and one without either is not found', async () => {
    expect((await eventOf('/plans/2026-10', { method: 'DELETE' })).routeKey).toBe(
      'ANY /plans/{month}',
    );
    const missing = await ask('/open', { method: 'DELETE' });
    expect(missing.status).toBe(404);
    expect(await missing.json()).toEqual({ message: 'Not Found' });
    expect((await ask('/nowhere')).status).toBe(404);
    expect((await ask('/open/')).status).toBe(404);
  });

  test('path values arrive decoded, the path itself as it was sent', async () => {
    const event = await eventOf('/plans/%E5%8D%81%2F%E6%9C%88');
    expect(event.pathParameters).toEqual({ month: '十/月' });
    expect(event.rawPath).toBe('/plans/%E5%8D%81%2F%E6%9C%88');
    expect((await eventOf('/plans/%zz')).pathParameters).toEqual({ month: '%zz' });
  });
});

describe('events', () => {
  test('repeated query parameters are joined by commas', async () => {
    const event = await eventOf('/open?by=a&by=b&name=%E4%BD%A0+x');
    expect(event.rawQueryString).toBe('by=a&by=b&name=%E4%BD%A0+x');
    expect(event.queryStringParameters).toEqual({ by: 'a,b', name: '你 x' });
  });

  test('text bodies arrive as text, others as base64', async () => {
    const post = (body: string | Uint8Array<ArrayBuffer>, type: string): Promise<Event> =>
      eventOf('/open', { method: 'POST', body, headers: { 'content-type': type } });
    const text = await post('{"a":"你"}', 'application/json; charset=utf-8');
    expect([text.body, text.isBase64Encoded]).toEqual(['{"a":"你"}', false]);
    const bytes = await post(new Uint8Array([0, 255]), 'application/pdf');
    expect([bytes.body, bytes.isBase64Encoded]).toEqual(['AP8=', true]);
    expect((await eventOf('/open')).body).toBeUndefined();
  });

  test('cookies leave the headers', async () => {
    const event = await eventOf('/open', { headers: { cookie: 'a=1; b=2', 'X-Name': 'v' } });
    expect(event.cookies).toEqual(['a=1', 'b=2']);
    expect(event.headers['cookie']).toBeUndefined();
    expect(event.headers['x-name']).toBe('v');
  });
});

describe('tokens', () => {
  test('every claim reaches the function as text', async () => {
    const token = await stack.tokenFor('planner', { groups: ['a', 'b'] });
    const { requestContext } = await eventOf('/mine', as(token));
    const claims = requestContext.authorizer?.jwt.claims ?? {};
    expect(claims).toMatchObject({
      iss: 'https://accounts.google.com',
      aud: 'tiny-client',
      email: 'planner@qingquan.example',
      email_verified: 'true',
      hd: 'qingquan.example',
      groups: '[a b]',
    });
    expect(claims['sub']).toMatch(/^\d{21}$/);
    expect(claims['exp']).toMatch(/^\d+$/);
  });

  test('the scheme may be left out, as API Gateway allows', async () => {
    const headers = { authorization: await stack.tokenFor('planner') };
    expect((await ask('/mine', { headers })).status).toBe(200);
  });

  test.each(Object.entries(refusedTokens()))('a token %s is refused', async (_, token) => {
    const reply = await ask('/mine', as(await token()));
    expect(reply.status).toBe(401);
    expect(await reply.json()).toEqual({ message: 'Unauthorized' });
  });

  test('no token is refused', async () => {
    expect((await ask('/mine')).status).toBe(401);
  });
});

function refusedTokens(): Record<string, () => Promise<string>> {
  const claims = {
    iss: 'https://accounts.google.com',
    aud: 'tiny-client',
    email: 'planner@qingquan.example',
  };
  const now = Math.floor(Date.now() / 1000);
  return {
    'that has expired': () => stack.tokenFor('planner', { exp: now - 10 }),
    'that is not valid yet': () => stack.tokenFor('planner', { nbf: now + 600 }),
    'without an expiry': () => stack.tokenFor('planner', { exp: undefined }),
    'for another audience': () => stack.tokenFor('planner', { aud: 'other-client' }),
    'of another issuer': () => stack.tokenFor('planner', { iss: 'accounts.google.com' }),
    'that nobody signed': async () =>
      new UnsecuredJWT(claims).setExpirationTime('1h').setIssuedAt().encode(),
    'signed by a key of its own': async () => {
      const { privateKey } = await generateKeyPair('RS256');
      const header = { alg: 'RS256', kid: await keyId() };
      return new SignJWT(claims)
        .setProtectedHeader(header)
        .setExpirationTime('1h')
        .sign(privateKey);
    },
    'signed with the public key as a secret': async () => {
      const secret = new TextEncoder().encode(JSON.stringify(await publicKey()));
      const header = { alg: 'HS256', kid: await keyId() };
      return new SignJWT(claims).setProtectedHeader(header).setExpirationTime('1h').sign(secret);
    },
    'signed by an elliptic key': async () => {
      const { privateKey, publicKey: pair } = await generateKeyPair('ES256');
      const header = { alg: 'ES256', jwk: await exportJWK(pair) };
      return new SignJWT(claims)
        .setProtectedHeader(header)
        .setExpirationTime('1h')
        .sign(privateKey);
    },
    'changed after signing': async () => {
      const [header, , signature] = (await stack.tokenFor('viewer')).split('.');
      const body = JSON.stringify({ ...claims, exp: now + 600 });
      return `${header}.${Buffer.from(body).toString('base64url')}.${signature}`;
    },
    'that is no token': async () => 'garbage',
  };
}

async function publicKey(): Promise<{ kid?: string }> {
  const keySet = (await (await fetch(`${stack.url}/local/jwks`)).json()) as {
    keys: { kid?: string }[];
  };
  return keySet.keys[0] ?? {};
}

async function keyId(): Promise<string> {
  return (await publicKey()).kid ?? '';
}

describe('limits and failures', () => {
  test.each(['throw', 'late-throw', 'hang', 'memory', 'exit', 'bad-status', 'large'])(
    'a function that fails (%s) is a 500 that tells nothing, and the next call succeeds',
    async (how) => {
      const reply = await ask(`/trouble/${how}`);
      expect(reply.status).toBe(500);
      expect(await reply.json()).toEqual({ message: 'Internal Server Error' });
      expect((await ask('/trouble/none')).status).toBe(204);
    },
  );

  test('a function that takes longer than its route allows is a 503', async () => {
    const reply = await ask('/late/hang');
    expect(reply.status).toBe(503);
    expect(await reply.json()).toEqual({ message: 'Service Unavailable' });
  });

  test('the caller of a function learns why it failed', async () => {
    await expect(stack.invoke('trouble', { how: 'hang' })).rejects.toThrow(
      'Task timed out after 1.00 seconds',
    );
    await expect(stack.invoke('trouble', { how: 'throw' })).rejects.toThrow('made to throw');
  });

  test('bodies over 10 MB, and events over 6 MB, are refused', async () => {
    const post = async (bytes: number): Promise<number> =>
      (await ask('/open', { method: 'POST', body: 'x'.repeat(bytes) })).status;
    expect(await post(11 * 1024 * 1024)).toBe(413);
    expect(await post(7 * 1024 * 1024)).toBe(413);
    expect(await post(1024)).toBe(200);
  });

  test('headers over 10,240 bytes are refused', async () => {
    const reply = await ask('/open', { headers: { 'x-long': 'x'.repeat(10_300) } });
    expect(reply.status).toBe(431);
  });

  test('bytes and cookies come back as the function gave them', async () => {
    const reply = await ask('/trouble/bytes');
    expect([...new Uint8Array(await reply.arrayBuffer())]).toEqual([0, 1, 2, 255]);
    expect(reply.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  test('a reply without a status code is the body of a 200', async () => {
    const reply = await ask('/trouble/bare');
    expect(reply.status).toBe(200);
    expect(await reply.json()).toEqual({ kind: 'bare' });
  });
});

describe('pages of other origins', () => {
  const preflight = (origin: string): Promise<Response> =>
    ask('/mine', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'GET' },
    });

  test('an allowed origin may ask and read, another may not', async () => {
    const allowed = await preflight('https://sheets.example');
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://sheets.example');
    expect(allowed.headers.get('access-control-allow-methods')).toBe('*');
    const other = await preflight('https://other.example');
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
    const read = await ask('/open', { headers: { origin: 'https://sheets.example' } });
    expect(read.headers.get('access-control-allow-origin')).toBe('https://sheets.example');
  });

  test('a name that is not this machine is not served, so no page can pass for us', async () => {
    const status = await new Promise((resolve) => {
      const { port } = new URL(stack.url);
      const headers = { host: 'rebound.example' };
      httpRequest({ host: '127.0.0.1', port, path: '/local/token?as=admin', headers })
        .on('response', (reply) => resolve(reply.statusCode))
        .end();
    });
    expect(status).toBe(421);
  });
});
