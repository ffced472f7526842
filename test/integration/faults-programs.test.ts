import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Arena } from '../support/faults/arena.ts';
import { program } from '../support/faults/program.ts';

let arena: Arena;
beforeAll(async () => {
  arena = await Arena.open();
});
afterAll(() => arena.close());

/** Programs run here; `npm run bench -- faults` runs more. */
const numRuns = 25;

it('whatever many callers do at once and whatever goes wrong meanwhile, every promise holds', async () => {
  await fc.assert(
    fc.asyncProperty(program(5, 8), async (each) => {
      expect((await arena.run(each)).violations).toEqual([]);
    }),
    { numRuns },
  );
}, 300_000);
