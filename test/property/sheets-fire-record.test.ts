import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordProgram } from '../support/spreadsheet/record-commands.ts';
import { startRecordPrograms, type RecordPrograms } from '../support/spreadsheet/record-office.ts';

let programs: RecordPrograms;

beforeAll(async () => {
  programs = await startRecordPrograms();
});

afterAll(async () => {
  await programs.stop();
});

test('whatever is typed, copied, killed or lost while its fate is unknown: each row is one entry, \
and no row goes without an answer', async () => {
  const { tally } = programs;
  await fc.assert(
    fc.asyncProperty(recordProgram, (commands) => programs.run(commands)),
    { seed: 20261124, numRuns: 15 },
  );
  // A run in which nothing happened would show nothing.
  expect(Math.min(tally.kills, tally.lost, tally.stored)).toBeGreaterThan(0);
}, 300_000);
