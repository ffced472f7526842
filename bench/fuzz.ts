import { randomInt } from 'node:crypto';
import { fuzz } from '../test/support/fuzz/run.ts';
import { startService } from '../test/support/service.ts';
import { makeWorld } from '../test/support/world.ts';
import { answer, type Section } from './section.ts';

const requests = 20_000;

/** Twenty thousand requests generated from the OpenAPI document, well-formed and not. */
const service = await startService();
await answer(measure, () => service.stop());

async function measure(): Promise<Section> {
  const seed = randomInt(2 ** 31);
  const world = await makeWorld(service);
  const { statuses, succeeded, writes, faults, smallest } = await fuzz(world, { seed, requests });
  if (faults.length > 0)
    throw new Error(`seed ${String(seed)}: ${JSON.stringify({ smallest, faults }, null, 2)}`);
  const lines = [...statuses].sort(([a], [b]) => a - b);
  return {
    title: `${String(requests)} generated requests of seed ${String(seed)}`,
    note:
      `${String(succeeded.size)} operations succeeded, ${String(writes)} writes; ` +
      'no error of ours, and no write by a refused request',
    lines: lines.map(([status, answers]) => ({ status, answers })),
  };
}
