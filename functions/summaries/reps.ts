import { repOn } from '../../domain/representing.ts';
import { lastDay, type Month } from '../../domain/values/month.ts';
import { readCustomers } from '../../store/customers.ts';
import { readMembers } from '../../store/members.ts';
import { db } from '../database.ts';

/** A rep as a row names one. */
export interface Rep {
  readonly repId: string;
  readonly name: string;
}

/** By dealer the rep who looked after it at the end of a month, as known; none has no entry. */
export async function repsOf(
  dealerIds: readonly string[],
  month: Month,
  knownAt: string,
): Promise<ReadonlyMap<string, Rep>> {
  const kept = await readCustomers(db, dealerIds);
  const repIds = new Map<string, string>();
  for (const one of kept) {
    const repId = one && repOn(one.customer, lastDay(month), knownAt);
    if (one && repId) repIds.set(one.customer.customerId, repId);
  }
  const members = await readMembers(db, [...new Set(repIds.values())]);
  const names = new Map(members.map(({ memberId, name }) => [memberId, name]));
  return new Map(
    [...repIds].map(([id, repId]) => [id, { repId, name: names.get(repId) ?? repId }]),
  );
}
