import { standing, type Account } from './account.ts';
import { heldOn } from './contracts/held.ts';
import type { Allocation } from './entry.ts';
import type { NewEntry, Settles } from './new-entry.ts';
import { accept, refuse, type Outcome } from './outcome.ts';
import { beyondLimit, opened, present } from './posting-goods.ts';
import type { PostingContext, PostingReason } from './posting.ts';
import type { Movement } from './recording.ts';
import { settleNamed, settleOldest } from './settling.ts';
import { termsOn } from './terms.ts';
import { decimal } from './values/currency.ts';
import { addDays } from './values/day.ts';
import { sum, type Money } from './values/money.ts';

type Rule<Kind extends NewEntry['kind']> = (
  account: Account,
  entry: Extract<NewEntry, { kind: Kind }>,
  context: PostingContext,
) => Outcome<Movement, PostingReason>;

/** Money received settles named documents or the oldest; what is over stays as unapplied credit. */
export const payment: Rule<'payment'> = (account, entry, { currency }) => {
  const settled = settle(account, entry.settles ?? 'oldest', entry.amount, currency);
  if (!settled.ok) return settled;
  const { method, reference } = entry;
  const particulars = present({ method, reference });
  return accept({ amount: -entry.amount, lines: [], allocations: settled.facts, particulars });
};

/** Unapplied credit paid back. What it would leave owed must stay within the credit limit. */
export const refund: Rule<'refund'> = (account, entry, { currency }) => {
  const { amount, reason } = entry;
  const { unapplied } = account.head;
  if (amount > unapplied) {
    return refuse('unapplied-not-enough', { unapplied: decimal(unapplied, currency) });
  }
  const over = beyondLimit(account, amount, currency);
  return over ?? accept({ amount, lines: [], allocations: [], particulars: { reason } });
};

/** Part or all of named documents given up. */
export const writeOff: Rule<'write-off'> = (account, entry, { currency }) => {
  const amount = entry.settles.reduce((total, s) => total + s.amount, 0);
  const settled = settleNamed(account, entry.settles, amount, currency);
  if (!settled.ok) return settled;
  const { facts: allocations } = settled;
  const given = sum(allocations.map((a) => a.amount));
  return accept({ amount: given, lines: [], allocations, particulars: { reason: entry.reason } });
};

/**
 * What was owed, or held as credit, when the ledger began. It uses up no credit by itself, so it is
 * no way around a contract: on a day on which one holds there is nothing to open.
 */
export const opening: Rule<'opening'> = (account, entry) => {
  const { amount, document, day } = entry;
  const [held] = account.inForce ? heldOn(account.inForce, day) : [];
  if (held) return refuse('opening-too-late', { number: held.number, day });
  if (amount === 0) return refuse('amount-zero');
  if (amount > 0 && document === undefined) return refuse('document-missing');
  if (document !== undefined && standing(account, document)) {
    return refuse('document-exists', { document });
  }
  const due = entry.due ?? addDays(day, termsOn(account.terms, account.head, day).paymentDays);
  if (due < day) return refuse('due-before-day');
  return accept({
    amount,
    lines: [],
    ...(document === undefined ? {} : { brings: { document, total: amount, due } }),
    allocations: document === undefined ? [] : opened(document, amount),
    particulars: document === undefined ? {} : { document, due },
  });
};

/** Unapplied credit applied to documents. No money moves. */
export const allocation: Rule<'allocation'> = (account, entry, { currency }) => {
  const { unapplied, openCount } = account.head;
  if (unapplied === 0 || openCount === 0) return refuse('nothing-to-apply');
  if (entry.settles !== 'oldest') {
    const wanted = entry.settles.reduce((total, s) => total + s.amount, 0);
    if (wanted > unapplied) {
      return refuse('unapplied-not-enough', { unapplied: decimal(unapplied, currency) });
    }
  }
  const settled = settle(account, entry.settles, unapplied, currency);
  if (!settled.ok) return settled;
  return accept({ amount: 0, lines: [], allocations: settled.facts, particulars: {} });
};

function settle(
  account: Account,
  settles: Settles,
  budget: Money,
  currency: string,
): Outcome<Allocation[], PostingReason> {
  if (settles === 'none') return accept([]);
  return settles === 'oldest'
    ? settleOldest(account, budget)
    : settleNamed(account, settles, budget, currency);
}
