import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Arena } from '../support/faults/arena.ts';
import { failedOnce } from '../support/faults/failed-once.ts';
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

describe('a program that broke a promise once keeps it', () => {
  for (const [wrong, each] of failedOnce) {
    it(wrong, async () => {
      expect((await arena.run(each)).violations).toEqual([]);
    });
  }
});
