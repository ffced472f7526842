import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { decodeJwt, exportJWK, generateKeyPair, type JWK } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildAll, built } from '../../local/builds.ts';
import { startStack, type Stack } from '../../local/stack.ts';
import { connect, type Db } from '../../store/dynamo.ts';
import { recordTestFile } from '../support/recorded-calls.ts';
import {
  claimsForNobody,
  claimsOfStrangers,
  confusedTokens,
  damagedTokens,
  foreignKeyHeaders,
  oddAuthorizations,
  oddHeaders,
  signed,
  unsignedTokens,
  type Signer,
} from '../support/tokens.ts';
import { fingerprint } from '../support/world.ts';

let folder: string;
let stack: Stack;
let signer: Signer;
let db: Db;
let tried = 0;

beforeAll(async () => {
  recordTestFile();
  await buildAll();
  folder = mkdtempSync(path.join(tmpdir(), 'dealerbook-tokens-'));
  stack = await startStack({ ...built, dataDir: folder });
  const keys = JSON.parse(readFileSync(path.join(folder, 'identity-keys.json'), 'utf8')) as JWK[];
  const token = await stack.tokenFor('admin');
  const now = Math.floor(Date.now() / 1000);
  signer = { key: keys[0] ?? {}, claims: decodeJwt(token), now };
  db = connect(
    stack.tableNames[0] ?? '',
    new DynamoDBClient({
      endpoint: stack.dynamodbEndpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  );
  // The first sign-in makes the first admin.
  expect(await ask([`Bearer ${token}`])).toBe(200);
});
afterAll(async () => {
  await stack.stop();
  rmSync(folder, { recursive: true });
});

/** Asks who is signed in, with the Authorization headers exactly as given; answers the status. */
function ask(headers: readonly string[]): Promise<number> {
  const url = new URL(`${stack.apiUrl}/me`);
  const raw = headers.flatMap((value) => ['authorization', value]);
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: url.hostname,
        port: url.port,
        path: url.pathname,
        headers: ['host', url.host, ...raw],
        agent: false,
      },
      (reply) => {
        reply.resume().once('end', () => {
          resolve(reply.statusCode ?? 0);
        });
      },
    );
    asked.once('error', reject).end();
  });
}

/** None of these headers is let in, none makes an error of ours, and nothing is written. */
async function expectRefused(
  corpus: Readonly<Record<string, string | readonly string[]>>,
  statuses: readonly number[],
): Promise<void> {
  const before = await fingerprint(db);
  for (const [what, given] of Object.entries(corpus)) {
    tried += 1;
    const status = await ask(typeof given === 'string' ? [`Bearer ${given}`] : given);
    expect([what, statuses.includes(status), status]).toEqual([what, true, status]);
  }
  expect(await fingerprint(db)).toBe(before);
}

function signedEach(claims: Readonly<Record<string, object>>) {
  const all: Record<string, string> = {};
  for (const [what, change] of Object.entries(claims)) {
    all[what] = signed(signer, change as Record<string, unknown>);
  }
  return all;
}

test('a good token is let in, in every spelling of the scheme, and with several audiences', async () => {
  const token = signed(signer);
  for (const scheme of ['Bearer ', 'bearer ', 'BEARER ', 'Bearer  ', '']) {
    expect([scheme, await ask([scheme + token])]).toEqual([scheme, 200]);
  }
  const aud = ['other-client', String(signer.claims['aud'])];
  expect(await ask([`Bearer ${signed(signer, { aud })}`])).toBe(200);
  expect(await ask([`Bearer ${signed(signer, { nbf: signer.now - 10 })}`])).toBe(200);
});

test('a token that is late, early, of another issuer or for another audience is refused', async () => {
  await expectRefused(signedEach(claimsForNobody(signer.now)), [401]);
});

test('a token of nobody, of another domain, or of an address nobody verified is refused', async () => {
  await expectRefused(signedEach(claimsOfStrangers(signer.claims)), [401, 403]);
});

test('a token that nobody signed is refused', async () => {
  await expectRefused(unsignedTokens(signer), [401]);
});

test('a token signed by HMAC with the public key is refused', async () => {
  await expectRefused(confusedTokens(signer), [401]);
});

test('a token under the name of another key is refused', async () => {
  const all: Record<string, string> = {};
  for (const [what, header] of Object.entries(oddHeaders)) {
    all[what] = signed(signer, {}, header);
  }
  await expectRefused(all, [401]);
});

test('a key that the token brings along, or says where to find, is not used', async () => {
  const all: Record<string, string> = {};
  for (const alg of ['RS256', 'PS256', 'ES256']) {
    const { privateKey } = await generateKeyPair(alg, { extractable: true });
    const foreign = { ...(await exportJWK(privateKey)), kid: String(signer.key.kid) };
    for (const [what, header] of Object.entries(await foreignKeyHeaders())) {
      const own = { ...signer, key: foreign };
      all[`${alg} ${what}`] = signed(own, {}, { alg, ...header });
    }
  }
  all['PS256 by the right key'] = signed(
    { ...signer, key: { ...signer.key, alg: 'PS256' } },
    {},
    { alg: 'PS256' },
  );
  await expectRefused(all, [401]);
});

test('a token that was changed, cut or put together anew is refused', async () => {
  await expectRefused(await damagedTokens(signer), [401, 431]);
});

test('a header that does not bring exactly one token is refused', async () => {
  const all = oddAuthorizations(signer);
  await expectRefused(
    Object.fromEntries(all.map(({ what, headers }) => [what, headers])),
    [400, 401],
  );
});

test('two hundred tokens and more were tried', () => {
  expect(tried).toBeGreaterThanOrEqual(200);
});
