import type { Approval } from '../../domain/approval.ts';
import type { Account } from '../../domain/account.ts';
import type { Company } from '../../domain/company.ts';
import { entryId } from '../../domain/entry.ts';
import type { By } from '../../domain/member-changes.ts';
import type { NewEntry } from '../../domain/new-entry.ts';
import { accept, refuse, type Outcome } from '../../domain/outcome.ts';
import { post, type Posted } from '../../domain/posting.ts';
import { readAccount } from '../../store/accounts.ts';
import { sha256 } from '../../store/sha256.ts';
import { Conflict } from '../../store/transact.ts';
import { dayIn } from '../clock.ts';
import { db } from '../database.ts';

/** Why documents can't be written off: one is not there, or has less open. */
export type WriteOffRefusal = 'document-not-found' | 'document-overpaid';

/** The account, and the entry that a write-off is on it. */
export interface WrittenOff {
  readonly account: Account;
  readonly posted: Posted;
}

/**
 * What a request to write off is as an entry of today, decided by the rules of posting; the id of
 * the request makes that of the entry. Null where the dealer has no account.
 */
export async function writtenOff(
  { approvalId, dealerId, subject, settles, reason }: Approval,
  { policies, currency, timeZone }: Company,
  { memberId, at }: By,
): Promise<Outcome<WrittenOff, WriteOffRefusal> | null> {
  if (dealerId === null || !settles) throw new Error(`${approvalId} names nothing to write off`);
  const today = dayIn(timeZone);
  const entry: NewEntry = {
    ...{ kind: 'write-off', entryId: entryId(today, dealerId, subject), dealerId, day: today },
    ...{ settles, reason: reason ?? approvalId },
  };
  const account = await readAccount(db, dealerId, [entry]);
  if (!account) return null;
  const outcome = post(account, entry, {
    ...{ by: memberId, roles: [], approval: approvalId, at, today, policies, currency },
    products: new Map(),
    hash: sha256,
  });
  if (!outcome.ok) {
    const { reason: why, detail } = outcome;
    if (why === 'document-not-found' || why === 'document-overpaid') return refuse(why, detail);
    throw new Error(`a write-off was refused as ${why}`);
  }
  // Its entry is written with the decision: where it is there, the decision is.
  if (outcome.facts.repeated) throw new Conflict();
  return accept({ account, posted: outcome.facts.posted });
}
