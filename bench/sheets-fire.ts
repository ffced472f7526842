import fc from 'fast-check';
import { program } from '../test/support/spreadsheet/plan-commands.ts';
import { startPlanPrograms } from '../test/support/spreadsheet/plan-office.ts';
import type { Tally } from '../test/support/spreadsheet/plan-tally.ts';
import { recordProgram } from '../test/support/spreadsheet/record-commands.ts';
import { startRecordPrograms } from '../test/support/spreadsheet/record-office.ts';
import { answer, type Line, type Section } from './section.ts';

/** `PROGRAMS=1000 SEED=7 npm run bench -- sheets-fire`: other programs, or the same ones again. */
const programs = Number(process.env['PROGRAMS'] ?? 200);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

interface Fire<Command> {
  readonly tally: Tally;
  run(program: readonly Command[]): Promise<void>;
  stop(): Promise<void>;
}

await answer(async (): Promise<Section> => {
  const plans = await startPlanPrograms();
  const lines = [await fired('plans', plans, program)];
  lines.push(await fired('record', await startRecordPrograms(), recordProgram));
  return {
    title: 'Sheets under fire',
    note: `seed ${String(seed)}; the real bundle, the real service, killed and cut off anywhere`,
    lines,
  };
});

/** Runs the programs; a violation is written to the error output with its seed. */
async function fired<Command>(
  sheets: string,
  fire: Fire<Command>,
  commands: fc.Arbitrary<Command[]>,
): Promise<Line> {
  let violations = 0;
  for (let number = 0; number < programs; number++) {
    const [one = []] = fc.sample(commands, { seed: seed + number, numRuns: 1 });
    try {
      await fire.run(one);
    } catch (error) {
      violations += 1;
      console.error(`${sheets}, seed ${String(seed + number)}: ${String(error)}`);
    }
  }
  await fire.stop();
  return { sheets, ...fire.tally, violations };
}
