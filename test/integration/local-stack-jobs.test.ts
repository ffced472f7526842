import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { refusalOf } from '../support/s3.ts';
import { runTool } from '../support/product.ts';
import { synthesise, type Synthesised } from '../support/synthesised.ts';

let made: Synthesised;
let stack: Stack;
let client: S3Client;
let Bucket: string;
const dataDir = () => path.join(made.outdir, 'data');
beforeAll(async () => {
  made = await synthesise('local');
  stack = await startStack({
    cdkOut: made.outdir,
    stackName: 'Dealerbook-local',
    dataDir: dataDir(),
  });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new S3Client({ endpoint: stack.s3Endpoint, region: 'us-east-1', credentials });
  Bucket = stack.bucketNames.find((name) => name.includes('archive')) ?? '';
});
afterAll(async () => {
  client.destroy();
  await stack.stop();
  rmSync(made.outdir, { recursive: true });
});

const versions = async (Prefix: string) =>
  (await client.send(new ListObjectVersionsCommand({ Bucket, Prefix }))).Versions ?? [];

test('at its time the schedule runs the job, which keeps the day under lock', async () => {
  await stack.fireSchedule('dealerbook-local-anchor', new Date('2026-11-23T18:30:00.000Z'));
  const [version, ...others] = await versions('anchors/2026-11-24/');
  expect(others.map(({ Key: key }) => key)).toEqual(['anchors/2026-11-24/whole.json']);
  const { Key, VersionId } = version ?? {};
  expect(Key).toBe('anchors/2026-11-24/00001.jsonl.gz');
  const remove = client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
  expect(await refusalOf(remove)).toEqual(['AccessDenied', 403]);
  const { ObjectLockMode } = await client.send(new GetObjectCommand({ Bucket, Key, VersionId }));
  expect(ObjectLockMode).toBe('GOVERNANCE');
});

test('by hand a day is run with npm run job, and a day that is there stays', async () => {
  const run = (...args: string[]) => runTool('tools/job.ts', ...args, '--url', stack.url);
  expect(await run('anchor', '--at', '2026-11-20')).toMatch(/"day":"2026-11-20".*"kept"/);
  expect(await run('anchor', '--at', '2026-11-20')).toMatch(/"there"/);
  expect(await versions('anchors/2026-11-20/')).toHaveLength(2);
  await expect(run('anchovy', '--at', '2026-11-20')).rejects.toThrow(/there are: anchor/);
  await expect(run('anchor', '--at', 'yesterday')).rejects.toThrow(/2026-11-23/);
});

/** Runs `npm run audit` as somebody does who is in the folder of the service that runs here. */
const audit = (...words: string[]) =>
  new Promise<{ status: number; stdout: string }>((resolve) => {
    const all = ['tools/audit.ts', '--url', stack.url, ...words];
    // The service knows the way: nothing of this process tells it.
    const env = { PATH: process.env['PATH'] };
    const child = execFile(process.execPath, all, { env }, (_, stdout) =>
      resolve({ status: child.exitCode ?? 0, stdout }),
    );
  });

test('npm run audit finds table and archive of this machine, and compares with anchors', async () => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const endpoint = stack.dynamodbEndpoint;
  const dynamo = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
  const documents = DynamoDBDocumentClient.from(dynamo);
  const [TableName] = stack.tableNames;
  const Key = { pk: 'PRICELISTS', sk: 'B' };
  await documents.send(new PutCommand({ TableName, Item: { ...Key, version: 1, name: 'B' } }));
  await runTool('tools/job.ts', 'anchor', '--at', '2026-11-22', '--url', stack.url);
  await documents.send(new DeleteCommand({ TableName, Key }));
  dynamo.destroy();
  const { status, stdout } = await audit();
  expect(stdout).toContain('missing-since-anchor: version 1 at PRICELISTS B (2026-11-22)');
  expect(stdout).toMatch(/compared with the anchors of 2026-11-22, 2026-11-24\.$/m);
  expect(status).toBe(1);
  expect(await audit('--since', '2026-11-24')).toMatchObject({ status: 0 });
});

test('a page elsewhere can run no job', async () => {
  const url = `${stack.url}/local/jobs/anchor?at=2026-11-19`;
  const headers = { origin: 'https://elsewhere.example' };
  expect((await fetch(url, { method: 'POST', headers })).status).toBe(403);
  expect(await versions('anchors/2026-11-19/')).toEqual([]);
});

test('a run that fails every time is filed with the event that runs it again', async () => {
  const file = path.join(dataDir(), 'failed-jobs.jsonl');
  expect(existsSync(file)).toBe(false);
  const fired = stack.fireSchedule('dealerbook-local-anchor', 'no time at all');
  await expect(fired).rejects.toThrow(/scheduledTime/);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    schedule: 'dealerbook-local-anchor',
    event: { scheduledTime: 'no time at all' },
  });
});

test('a letter that is due reaches the mailbox through queue and mail service, once, and a bounce is known', async () => {
  const send = async (method: string, route: string, body: unknown) => {
    const authorization = `Bearer ${await stack.tokenFor('admin')}`;
    const init = { method, headers: { authorization }, body: JSON.stringify(body) };
    const answer = await fetch(`${stack.apiUrl}${route}`, init);
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as Record<string, string>;
  };
  const manager = { name: 'Li', roles: ['manager'], territories: ['*'] };
  for (const email of ['manager@qingquan.example', 'bounce@simulator.amazonses.com']) {
    await send('POST', '/members', { ...manager, email });
  }
  const terms = { tier: 'dealer', territory: 'ALL', creditLimit: null, paymentDays: 0 };
  await send('POST', '/customers', { code: 'D1', name: 'Dealer', ...terms });
  const entryId = '2026-10-01-D1-ABCDEFGHJKMNPQRS';
  const opening = { kind: 'opening', entryId, dealerId: 'D1', day: '2026-10-01', amount: 500 };
  const entries = [{ ...opening, document: 'OLD-1', due: '2026-10-01' }];
  await send('POST', '/entries', { entries });
  for (let fired = 0; fired < 2; fired += 1) {
    await stack.fireSchedule('dealerbook-local-letters-due', new Date());
  }
  await stack.consumers.settled();
  expect(stack.post.box.count()).toBe(2);
  const [mail] = stack.post.box.list(1, 'manager@');
  const page = await fetch(`${stack.url}/mailbox/${mail?.messageId ?? ''}`);
  expect(await page.text()).toContain('1 家经销商逾期');
  const frame = await fetch(`${stack.url}/mailbox/${mail?.messageId ?? ''}/html`);
  expect(frame.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect((await fetch(`${stack.url}/mailbox/nothing`)).status).toBe(404);
});
