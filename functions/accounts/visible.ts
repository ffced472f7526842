import type { Head } from '../../domain/account.ts';
import type { KnownAccount } from '../../domain/as-known.ts';
import type { Customer } from '../../domain/customer.ts';
import { worksIn, type Member } from '../../domain/member.ts';
import { readCustomer } from '../../store/customers.ts';
import { knownAccountOf, type Knowledge } from '../as-known.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';

/**
 * The dealer and the head of its account. The head's territory decides who may see it: one where
 * the caller does not work, and a customer without account, are as one that is not there.
 */
export async function visibleAccount(
  dealerId: string,
  member: Member,
): Promise<{ customer: Customer; head: Head }> {
  const kept = await readCustomer(db, dealerId);
  if (!kept?.head || !worksIn(member, kept.head.territory)) throw new Problem('not-found');
  return { customer: kept.customer, head: kept.head };
}

/**
 * The dealer and its account as it was known. Who may see it is decided by the head as it is now;
 * an account that was not opened by then is as one that is not there.
 */
export async function knownAccount(
  dealerId: string,
  member: Member,
  knowledge: Pick<Knowledge, 'at'>,
): Promise<{ customer: Customer; account: KnownAccount }> {
  const { customer, head } = await visibleAccount(dealerId, member);
  const account = await knownAccountOf(head, knowledge);
  if (!account) throw new Problem('not-found');
  return { customer, account };
}
