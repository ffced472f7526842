import type { Db } from '../../../store/dynamo.ts';
import { random } from '../totals-model.ts';
import { Actor, inNameOf } from './actor.ts';
import type { Draw } from './injection.ts';
import { enterWorld } from './world.ts';

/** Does something in one actor's name, while the commands drawn meet faults. */
export async function underFaults<Result>(
  db: Db,
  draw: Draw,
  work: () => Promise<Result>,
  actor = new Actor(),
): Promise<Result> {
  const world = enterWorld(db, random(1), draw);
  try {
    return await world.run(() => inNameOf(actor, work));
  } finally {
    world.leave();
  }
}
