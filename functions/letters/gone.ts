import type { Recipient } from '../../domain/letters/letter.ts';
import { readCustomer } from '../../store/customers.ts';
import { readMember } from '../../store/members.ts';
import { db } from '../database.ts';

/** True for a recipient who is no longer one of us: nothing is sent, not even what was kept. */
export async function isGone(recipient: Recipient): Promise<boolean> {
  if (recipient.is === 'member') return (await readMember(db, recipient.memberId))?.active !== true;
  return (await readCustomer(db, recipient.dealerId))?.customer.active !== true;
}
