import { standing, type Account } from './account.ts';
import { entryLimits, type Allocation } from './entry.ts';
import type { Settlement } from './new-entry.ts';
import { accept, refuse, type Outcome } from './outcome.ts';
import { decimal } from './values/currency.ts';
import type { Money } from './values/money.ts';

/** Why documents can't be settled as asked. */
export type SettlingReason =
  'document-not-found' | 'document-overpaid' | 'settles-exceed-amount' | 'too-many-documents';

/**
 * Settles named documents out of `budget`. A document named twice is settled by both amounts; no
 * document by more than it has open. `currency` is for the figures of a refusal.
 */
export function settleNamed(
  account: Account,
  settles: readonly Settlement[],
  budget: Money,
  currency: string,
): Outcome<Allocation[], SettlingReason> {
  const wanted = new Map<string, Money>();
  let total = 0;
  for (const { document, amount } of settles) {
    total += amount;
    wanted.set(document, (wanted.get(document) ?? 0) + amount);
  }
  for (const [document, amount] of wanted) {
    const kept = standing(account, document);
    if (!kept) return refuse('document-not-found', { document });
    if (amount > kept.open) {
      return refuse('document-overpaid', { document, open: decimal(kept.open, currency) });
    }
  }
  if (total > budget) return refuse('settles-exceed-amount');
  return accept([...wanted].map(([document, amount]) => ({ document, amount: -amount })));
}

/** Settles the oldest due first, until `budget` is used up or nothing is open. */
export function settleOldest(
  account: Account,
  budget: Money,
): Outcome<Allocation[], SettlingReason> {
  const open = [...account.documents.values()].filter((d) => d.open > 0);
  open.sort((a, b) => compare(a.due, b.due) || compare(a.day, b.day) || a.first - b.first);
  const allocations: Allocation[] = [];
  let left = budget;
  for (const item of open) {
    if (left === 0) break;
    const amount = Math.min(left, item.open);
    allocations.push({ document: item.document, amount: -amount });
    left -= amount;
  }
  return allocations.length > entryLimits.settles
    ? refuse('too-many-documents', { limit: entryLimits.settles })
    : accept(allocations);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
