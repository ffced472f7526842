import type { Account } from '../../domain/account.ts';
import { canonical } from '../../domain/chain.ts';
import { openingOf, rebuilt } from '../../domain/rebuild.ts';
import { accountItems } from '../../store/followers.ts';
import type { Item } from '../../store/read-many.ts';
import { openingOfItem, termsOf } from '../../store/terms.ts';
import { headOf, itemOf, type CustomerBackup } from './read.ts';
import { sha256 } from '../../store/sha256.ts';

/**
 * The items of a customer's account, made again from its opening terms and its entries; none where
 * it has no account. Throws a sentence that names the dealer where the chain of hashes is broken or
 * does not come to the head that the backup has.
 */
export function rebuiltItems(customer: CustomerBackup): Item[] {
  const head = headOf(customer);
  if (!head) {
    if (customer.entries.length > 0) throw new Error(`${customer.partition} has no head.`);
    return [];
  }
  const { dealerId } = head;
  const kept = itemOf(customer, 'terms');
  const opening = openingOfItem(kept, dealerId);
  const again = opening
    ? rebuilt(opening, customer.entries, sha256)
    : rebuilt(openingOf(head, termsOf(kept), customer.entries), customer.entries, sha256, '');
  if (!again.ok) {
    const { reason, detail } = again;
    const where = `dealer ${dealerId}, version ${String(detail?.['version'])}`;
    throw new Error(`The backup's ledger was changed: ${where} (${reason}).`);
  }
  if (canonical(again.facts.head) !== canonical(head)) {
    throw new Error(`The backup's ledger of dealer ${dealerId} does not come to its head.`);
  }
  return accountItems(again.facts satisfies Account, opening);
}
