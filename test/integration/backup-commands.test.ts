import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kindOf } from '../../store/kinds.ts';
import { everyItem } from '../../store/whole-table.ts';
import { expectAllWhole } from '../support/invariants.ts';
import { startService, type Service } from '../support/service.ts';
import { runProgram } from '../support/upgrade/program.ts';

/** The commands of the runbook, run as an operator runs them. */
const folder = mkdtempSync(path.join(tmpdir(), 'dealerbook-commands-'));
const file = path.join(folder, 'backup.jsonl');
let service: Service;
beforeAll(async () => {
  service = await startService();
  await runProgram(service);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await service.stop();
});

/** What a command prints and how it ends. The environment names the database, as a shell would. */
async function run(tool: string, ...words: string[]) {
  const script = path.join(import.meta.dirname, `../../tools/${tool}.ts`);
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...words]);
    return { status: 0, text: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { status: code, text: stderr };
  }
}

test('export, check, restore into an empty table, and rebuild', async () => {
  const to = await service.dynamo.table();
  const { table } = service.db;
  expect(await run('export', 'jsonl', '--table', table, '--out', file)).toMatchObject({
    status: 0,
  });
  expect(readFileSync(file, 'utf8').split('\n')[0]).toContain('"dealerbook-backup"');
  const figures = /(\d+) records, 4 customers, 22 entries/;
  expect((await run('restore', file, '--check')).text).toMatch(figures);
  expect((await run('restore', file, '--table', to.table)).text).toMatch(figures);
  const again = await run('restore', file, '--table', to.table);
  expect(again).toMatchObject({ status: 1, text: expect.stringContaining('not empty') as string });
  expect(await run('rebuild-totals', '--table', to.table)).toEqual({
    status: 0,
    text: '2 dealers, 0 months changed\n',
  });
  await expectAllWhole(to);
});

test.each(['export', 'restore', 'rebuild-totals'])('%s --help says how', async (tool) => {
  const { status, text } = await run(tool, '--help');
  expect([status, text]).toEqual([0, expect.stringContaining(`npm run ${tool}`)]);
});

test('every item that the product writes is of a kind that a backup knows', async () => {
  const unknown: string[] = [];
  for await (const item of everyItem(service.db)) {
    if (kindOf(item).kind === 'other') unknown.push(`${String(item['pk'])} ${String(item['sk'])}`);
  }
  expect(unknown).toEqual([]);
});
