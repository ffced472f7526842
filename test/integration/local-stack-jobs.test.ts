import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
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
