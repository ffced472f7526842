import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordProgram } from '../support/spreadsheet/record-commands.ts';
import { failedOnce } from '../support/spreadsheet/record-failed-once.ts';
import { startRecordPrograms, type RecordPrograms } from '../support/spreadsheet/record-office.ts';

let programs: RecordPrograms;

beforeAll(async () => {
  programs = await startRecordPrograms();
});

afterAll(async () => {
  await programs.stop();
});

test.each(failedOnce)('mended and kept: %s', async (_broke, commands) => {
  await programs.run(commands);
});

test('whatever is typed, copied, killed or lost while its fate is unknown: each row is one entry, \
and no row goes without an answer', async () => {
  const { tally } = programs;
  await fc.assert(
    fc.asyncProperty(recordProgram, (commands) => programs.run(commands)),
    { seed: 20261124, numRuns: 12 },
  );
  // A run in which nothing happened would show nothing.
  expect(Math.min(tally.kills, tally.lost, tally.stored)).toBeGreaterThan(0);
}, 300_000);
