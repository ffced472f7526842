import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runJob, startArchive, type LocalArchive } from '../support/archive.ts';
import { startAuditWorld } from '../support/audit/world.ts';
import type { Service } from '../support/service.ts';

/** `npm run audit` as an operator runs it: its exit code must not say more than it looked at. */
let service: Service;
let archive: LocalArchive;
beforeAll(async () => {
  service = await startAuditWorld();
  archive = await startArchive();
});
afterAll(async () => {
  await archive.s3.stop();
  await service.stop();
});

/** Runs it on the table of this test. */
async function audit(...words: string[]) {
  const script = path.join(import.meta.dirname, '../../tools/audit.ts');
  const all = [script, '--table', service.db.table, ...words];
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, all);
    return { status: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { status: code, stdout, stderr };
  }
}

test('an archive without an anchor is no clean audit: 2, and it says why', async () => {
  const { status, stderr } = await audit('--archive', archive.bucket);
  expect(status).toBe(2);
  expect(stderr).toContain('no anchor of these days');
});

test('with an anchor it is clean, and 2 again where --since leaves none', async () => {
  await runJob('anchor', '2026-11-23');
  const { status, stdout } = await audit('--archive', archive.bucket);
  expect(stdout).toMatch(/^0 findings in \d+ items, compared with the anchors of 2026-11-23/);
  expect(status).toBe(0);
  expect(await audit('--archive', archive.bucket, '--since', '2026-11-24')).toMatchObject({
    status: 2,
  });
});

test('--since must be a day: 2, instead of comparing with what nobody meant', async () => {
  const { status, stderr } = await audit('--archive', archive.bucket, '--since', '23.11.2026');
  expect(status).toBe(2);
  expect(stderr).toContain('like 2026-11-23');
});
