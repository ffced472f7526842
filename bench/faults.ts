import fc from 'fast-check';
import { Arena, type Ran } from '../test/support/faults/arena.ts';
import { faultKinds } from '../test/support/faults/kinds.ts';
import { program, type Program } from '../test/support/faults/program.ts';
import { answer, type Line, type Section } from './section.ts';

/** How long programs are run, and from which seed: another seed brings other programs. */
const seconds = Number(process.env['FAULTS_SECONDS'] ?? 90);
const seed = Number(process.env['FAULTS_SEED'] ?? Date.now() % 2 ** 31);

const arena = await Arena.open();
await answer(measure, () => arena.close());

async function measure(): Promise<Section> {
  const total = { programs: 0, operations: 0, calls: 0, violations: 0 };
  const faults = new Map<string, number>();
  const start = performance.now();
  while (performance.now() - start < seconds * 1000) {
    const each = programOf(seed + total.programs);
    const ran = await arena.run(each);
    total.programs++;
    total.operations += ran.operations;
    total.calls += ran.calls;
    total.violations += ran.violations.length;
    for (const [kind, times] of ran.faults) faults.set(kind, (faults.get(kind) ?? 0) + times);
    tell(each, ran);
  }
  const injected = [...faults.values()].reduce((sum, times) => sum + times, 0);
  const lines: Line[] = [
    { what: 'programs', times: total.programs },
    { what: 'operations', times: total.operations },
    { what: 'database calls', times: total.calls },
    { what: 'faults injected', times: injected },
    ...faultKinds.map((kind) => ({ what: `… ${kind}`, times: faults.get(kind) ?? 0 })),
    { what: 'violations', times: total.violations },
  ];
  const during = `${String(seconds)} s from seed ${String(seed)}`;
  const note = `random programs of up to five callers, ${during}`;
  return { title: 'Faults', note, lines };
}

function programOf(number: number): Program {
  const [each] = fc.sample(program(5, 10), { seed: number, numRuns: 1 });
  if (!each) throw new Error('a sample has one program');
  return each;
}

/** What went wrong is told at once, with the program, so that it may become a test. */
function tell(each: Program, { violations }: Ran): void {
  if (violations.length === 0) return;
  console.error(`${JSON.stringify(each)}\n${violations.join('\n')}`);
}
