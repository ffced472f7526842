import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { program } from '../support/spreadsheet/plan-commands.ts';
import { failedOnce } from '../support/spreadsheet/plan-failed-once.ts';
import { startPlanPrograms, type PlanPrograms } from '../support/spreadsheet/plan-office.ts';

let programs: PlanPrograms;

beforeAll(async () => {
  programs = await startPlanPrograms();
});

afterAll(async () => {
  await programs.stop();
});

test.each(failedOnce)('mended and kept: %s', async (_broke, commands) => {
  await programs.run(commands);
});

test('whatever two people do to their sheets, whatever is killed or lost: no edit is lost, no \
value misplaced, no conflict unsaid', async () => {
  const { tally } = programs;
  await fc.assert(
    fc.asyncProperty(program, (commands) => programs.run(commands)),
    { seed: 20261124, numRuns: 20 },
  );
  // A run in which nothing happened would show nothing.
  expect(
    Math.min(tally.kills, tally.lost, tally.conflicts, tally.stored, tally.undone),
  ).toBeGreaterThan(0);
}, 300_000);
