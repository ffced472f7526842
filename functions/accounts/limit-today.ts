import type { Head } from '../../domain/account.ts';
import { limitOn, ownLimit, type AccountLimit } from '../../domain/contracts/grounds.ts';
import type { Company } from '../../domain/company.ts';
import { readInForceOf } from '../../store/in-force.ts';
import { dayIn } from '../clock.ts';
import { db } from '../database.ts';

/**
 * The limit and days by which a sale of today is judged. Contracts are read, and the company asked
 * what day it is, only for an account that ever had any. Throws `Conflict` where the contracts
 * changed since the head was read.
 */
export async function limitToday(
  head: Head,
  company: () => Promise<Pick<Company, 'timeZone'>>,
): Promise<AccountLimit> {
  if (!head.contracts) return ownLimit(head);
  const [{ timeZone }, contracts] = await Promise.all([company(), readInForceOf(db, [head])]);
  return limitOn(head, contracts.get(head.dealerId) ?? null, dayIn(timeZone));
}
