import type { Account } from '../domain/account.ts';
import type { OpeningTerms } from '../domain/opening-terms.ts';
import { CustomerLine } from './customers.ts';
import { entryItem } from './entries.ts';
import { keys } from './keys.ts';
import { documentItem } from './open-items.ts';
import type { Item } from './read-many.ts';
import { fromItem, toItem } from './record.ts';
import { termsItem } from './terms.ts';
import * as z from 'zod';

/**
 * Every item of an account but its month totals: head, terms, entries, documents, reversals.
 * `opening` is null where release 0.1 opened it.
 */
export function accountItems(account: Account, opening: OpeningTerms | null): Item[] {
  const { head, terms, documents, entries, reversals } = account;
  const { dealerId, territory } = head;
  return [
    { ...toItem(keys.head(dealerId), head) },
    termsItem(dealerId, terms, opening),
    ...[...entries.values()].map(entryItem),
    ...[...documents.values()].map((document) => documentItem(dealerId, territory, document)),
    ...[...reversals].map(([reversed, by]) => ({ ...keys.reversal(dealerId, reversed), by })),
  ];
}

const Placed = z.looseObject({
  location: z.object({ longitude: z.int(), latitude: z.int() }).nullable(),
});

/** What follows from a customer's item: its line in the list, and its place below its supplier. */
export function customerFollowers(item: Item): Item[] {
  const { location } = Placed.parse(item);
  const line = fromItem(CustomerLine.strip(), {
    ...item,
    longitude: location?.longitude ?? null,
    latitude: location?.latitude ?? null,
  });
  const { customerId, tier, supplierId } = line;
  const listed = { ...toItem(keys.customerListed(tier, customerId), line) };
  return supplierId === null ? [listed] : [listed, { ...keys.below(supplierId, tier, customerId) }];
}

/** What follows from a member's item: the way from the email to it, unless it was erased. */
export const memberFollowers = ({ email, memberId, erased }: Item): Item[] =>
  erased === undefined ? [{ ...keys.memberEmail(String(email)), memberId }] : [];
