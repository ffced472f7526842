import { worksIn, type Member } from '../../domain/member.ts';
import { readCustomer, type KeptCustomer } from '../../store/customers.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';

/** The customer; one in a territory where the caller does not work is as one that is not there. */
export async function visibleCustomer(customerId: string, caller: Member): Promise<KeptCustomer> {
  const kept = await readCustomer(db, customerId);
  if (!kept || !worksIn(caller, kept.customer.territory)) throw new Problem('not-found');
  return kept;
}
