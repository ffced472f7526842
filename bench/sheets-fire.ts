import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
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

const [asked] = process.argv.slice(2);
if (asked === 'plans') print(await fired(asked, await startPlanPrograms(), program));
else if (asked === 'record') print(await fired(asked, await startRecordPrograms(), recordProgram));
else await answer(both);

function print(line: Line): void {
  console.log(JSON.stringify(line));
}

/** Each kind of sheet in a process of its own: the functions know one database. */
async function both(): Promise<Section> {
  const lines: Line[] = [];
  for (const sheets of ['plans', 'record']) {
    const child = spawn(process.execPath, [import.meta.filename, sheets], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, SEED: String(seed) },
    });
    const [line, [code]] = await Promise.all([
      text(child.stdout),
      once(child, 'close') as Promise<[number | null]>,
    ]);
    if (code !== 0) throw new Error(`the programs of ${sheets} ended with ${String(code)}`);
    lines.push(JSON.parse(line) as Line);
  }
  return {
    title: 'Sheets under fire',
    note: `seed ${String(seed)}; the real bundle, the real service, killed and cut off anywhere`,
    lines,
  };
}

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
