import type { Db } from '../../../store/dynamo.ts';
import type { Chance } from './chance.ts';

/** A request that was cut off: whether it was done, nobody knows. */
class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

/**
 * A table of whose calls so many in a hundred fail: half of them before they did anything, half
 * after they did it all.
 */
export function faultyTable({ documents, table }: Db, chance: Chance, percent: number): Db {
  const faulty = Object.create(documents) as Db['documents'];
  const send = documents.send.bind(documents) as (command: unknown) => Promise<unknown>;
  const cutOff = async (command: unknown): Promise<unknown> => {
    if (!chance(percent)) return send(command);
    if (chance(50)) throw new TimeoutError('cut off before');
    await send(command);
    throw new TimeoutError('cut off after');
  };
  faulty.send = cutOff as Db['documents']['send'];
  return { documents: faulty, table };
}
