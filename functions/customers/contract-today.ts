import { heldOn } from '../../domain/contracts/held.ts';
import type { Day } from '../../domain/values/day.ts';
import type { KeptCustomer } from '../../store/customers.ts';
import { readInForce } from '../../store/in-force.ts';
import { db } from '../database.ts';

/**
 * The number of the contract by which a dealer's terms hold today; null where none does. Read after
 * the head, whose version is a condition of every change of terms.
 */
export async function contractToday(
  { head }: Pick<KeptCustomer, 'head'>,
  today: Day,
): Promise<string | null> {
  if (!head?.contracts) return null;
  const inForce = await readInForce(db, head.dealerId);
  return (inForce && heldOn(inForce, today)[0]?.number) ?? null;
}
