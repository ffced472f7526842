import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Item } from '../../store/read-many.ts';
import { putAll } from '../../store/whole-table.ts';
import { backupLines } from '../../tools/backup/take.ts';
import { checkBackup, restore } from '../../tools/backup/restore.ts';
import { writeOut } from '../../tools/write-out.ts';
import { contents, differences } from '../support/table-contents.ts';
import { expectAllWhole } from '../support/invariants.ts';
import { startService, type Service } from '../support/service.ts';
import { runProgram } from '../support/upgrade/program.ts';
import { readRelease } from '../support/upgrade/release.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'dealerbook-backup-'));
const at = '2026-11-23T04:00:00.000Z';
const silent = { step: () => undefined, end: () => undefined };
const file = (name: string) => path.join(folder, name);

let service: Service;
beforeAll(async () => {
  service = await startService();
  await runProgram(service);
  await writeOut(backupLines(service.db, at), file('program.jsonl'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await service.stop();
});

test('a restored table is equal item for item, but for the secret that is made anew', async () => {
  const db = await service.dynamo.table();
  const restored = await restore(db, file('program.jsonl'), silent);
  expect(restored).toMatchObject({ customers: 4, entries: 22 });
  const [before, after] = [await contents(service.db), await contents(db)];
  expect(after.size).toBeGreaterThan(80);
  expect(differences(before, after)).toEqual([]);
  await expectAllWhole(db);
});

test('a backup is for its owner’s eyes alone, also where a kill left half of another', async () => {
  writeFileSync(`${file('private.jsonl')}.part`, 'half', { mode: 0o644 });
  await writeOut(backupLines(service.db, at), file('private.jsonl'));
  expect(statSync(file('private.jsonl')).mode & 0o777).toBe(0o600);
  await checkBackup(file('private.jsonl'));
});

test('accounts that release 0.1.0 opened are restored as they were', async () => {
  const [old, db] = [await service.dynamo.table(), await service.dynamo.table()];
  await putAll(old, readRelease('0.1.0').items);
  await writeOut(backupLines(old, at), file('old.jsonl'));
  await restore(db, file('old.jsonl'), silent);
  expect(differences(await contents(old), await contents(db))).toEqual([]);
  await expectAllWhole(db);
});

test('a table that holds anything is refused, and nothing is written', async () => {
  const db = await service.dynamo.table();
  await putAll(db, [{ pk: 'COMPANY', sk: 'S', name: 'Another' }]);
  await expect(restore(db, file('program.jsonl'), silent)).rejects.toThrow('is not empty');
  expect((await contents(db)).size).toBe(1);
});

test('a restore that was killed half-way is gone on with, from the same backup only', async () => {
  const db = await service.dynamo.table();
  const dying = { ...silent, step: (done: number) => expect(done).toBeLessThan(3) };
  await expect(restore(db, file('program.jsonl'), dying)).rejects.toThrow();
  expect((await contents(db)).size).toBeGreaterThan(5);
  await expect(restore(db, file('old.jsonl'), silent)).rejects.toThrow('is not empty');
  await restore(db, file('program.jsonl'), silent);
  const again = await service.dynamo.table();
  await restore(again, file('program.jsonl'), silent);
  expect(await contents(db)).toEqual(await contents(again));
});

test('who writes to the table while it is restored is found out', async () => {
  const db = await service.dynamo.table();
  let wrote: Promise<unknown> = Promise.resolve();
  const intruder = {
    ...silent,
    step: () => {
      const Item = { pk: 'MEMBERS', sk: 'X', memberId: 'X', email: 'x@x.example' };
      wrote = db.documents.send(new PutCommand({ TableName: db.table, Item }));
    },
  };
  await expect(restore(db, file('program.jsonl'), intruder)).rejects.toThrow('someone wrote');
  await wrote;
});

const changed = (name: string, change: (lines: string[]) => string[]): string => {
  const lines = readFileSync(file('program.jsonl'), 'utf8').trimEnd().split('\n');
  writeFileSync(file(name), `${change(lines).join('\n')}\n`);
  return file(name);
};

const onEntry = (lines: string[], change: (line: string) => string[]) => {
  const at = lines.findIndex((line) => line.includes('"kind":"entry"') && line.includes('"sale"'));
  return [...lines.slice(0, at), ...change(lines[at] ?? ''), ...lines.slice(at + 1)];
};

test.each<[string, (lines: string[]) => string[], RegExp]>([
  ['a cut one', (lines) => lines.slice(0, -5), /not whole/],
  ['one without its last line', (lines) => lines.slice(0, -1), /not whole/],
  ['half a line', (lines) => [...lines.slice(0, 9), '{"kind":"pl'], /line 10.*no JSON/],
  ['a changed remark', (l) => onEntry(l, (e) => [e.replace('As agreed', 'As told')]), /version/],
  ['a missing entry', (lines) => onEntry(lines, () => []), /version-missing/],
  ['an entry twice', (lines) => onEntry(lines, (e) => [e, e]), /version-repeated/],
  ['another format', (lines) => ['{"format":"x"}', ...lines.slice(1)], /no backup/],
  ['more after the end', (lines) => [...lines, '{}'], /after the end/],
])('%s is found before anything is written', async (_, change, message) => {
  const broken = changed('broken.jsonl', change);
  const db = await service.dynamo.table();
  await expect(restore(db, broken, silent)).rejects.toThrow(message);
  expect((await contents(db)).size).toBe(0);
});

test('a backup taken while others post is whole: each account is as of its head', async () => {
  const db = await service.dynamo.table();
  await putAll(db, readRelease('0.1.0').items);
  const lines: string[] = [];
  let removed = false;
  for await (const line of backupLines(db, at)) {
    lines.push(line);
    // Between two questions somebody else posts: the newest entry goes back to before its head.
    if (!removed && line.includes('"kind":"head"')) {
      removed = true;
      const dealerId = String((JSON.parse(line) as { item: Item }).item['dealerId']);
      const entryId = `2026-11-23-${dealerId}-${'Q'.repeat(16)}`;
      const later = { pk: `D#${dealerId}`, sk: `E#${entryId}`, version: 99 };
      await putAll(db, [later]);
    }
  }
  writeFileSync(file('busy.jsonl'), lines.join(''));
  expect(await checkBackup(file('busy.jsonl'))).toMatchObject({ entries: 22 });
});
