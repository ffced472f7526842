import type * as z from 'zod';
import { Head, type Account } from './account.ts';
import { firstTermsDay } from './terms.ts';

/**
 * The terms that an account was opened with: where its hash chain begins, and every replay of it.
 */
export const OpeningTerms = Head.pick({
  dealerId: true,
  creditLimit: true,
  paymentDays: true,
  territory: true,
  priceList: true,
  blocked: true,
  at: true,
});
export type OpeningTerms = z.infer<typeof OpeningTerms>;

/**
 * An account of which nothing is recorded yet. `hash` is what its first entry follows on: the
 * `genesis` of its opening terms.
 */
export function newAccount(opening: OpeningTerms, hash: string): Account {
  const { paymentDays, priceList } = opening;
  return {
    head: {
      ...opening,
      balance: 0,
      owed: 0,
      unapplied: 0,
      openCount: 0,
      openSum: 0,
      version: 0,
      hash,
      closedThrough: null,
      touched: {},
      ...(hash === '' ? {} : { datedTerms: 1 }),
    },
    terms: [{ from: firstTermsDay, paymentDays, priceList }],
    inForce: null,
    documents: new Map(),
    entries: new Map(),
    reversals: new Map(),
  };
}
