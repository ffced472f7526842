import { remainingCredit, standing, type Account } from './account.ts';
import type { Line } from './entry.ts';
import type { NewEntry } from './new-entry.ts';
import { accept, refuse, type Outcome } from './outcome.ts';
import {
  agreedPrices,
  contractOfReturn,
  contractOfSale,
  exceptionOfReturn,
  exceptionOfSale,
  namedBy,
  underContract,
} from './posting-contract.ts';
import { priceLines } from './pricing.ts';
import type { PostingContext, PostingReason } from './posting.ts';
import type { Movement } from './recording.ts';
import { termsOn } from './terms.ts';
import { decimal } from './values/currency.ts';
import { addDays } from './values/day.ts';
import { sum, type Money } from './values/money.ts';

type Rule<Kind extends NewEntry['kind']> = (
  account: Account,
  entry: Extract<NewEntry, { kind: Kind }>,
  context: PostingContext,
) => Outcome<Movement, PostingReason>;

/**
 * A sale adds to the balance and opens its document. Unapplied credit of the account is used for
 * it at once, so the document opens with what is left to pay.
 */
export const sale: Rule<'sale'> = (account, entry, context) => {
  const { head } = account;
  if (head.blocked) return refuse('account-blocked');
  if (standing(account, entry.document)) {
    return refuse('document-exists', { document: entry.document });
  }
  const under = contractOfSale(account, entry, context);
  if (!under.ok) return under;
  const { contract } = under.facts;
  const terms = termsOn(account.terms, head, entry.day);
  const due = entry.due ?? addDays(entry.day, (contract ?? terms).paymentDays);
  if (due < entry.day) return refuse('due-before-day');
  const { products } = context;
  const { priceReason, day } = entry;
  const by = { priceList: terms.priceList, agreed: agreedPrices(contract) };
  const pricing = { ...by, products, day, priceReason, activeOnly: true };
  const lines = priceLines(entry.lines, pricing);
  if (!lines.ok) return lines;
  const amount = total(lines.facts);
  const over = contract ? null : beyondLimit(account, amount, context.currency);
  if (over) return over;
  const priced = { day, due, amount, lines: entry.lines };
  const lifted = exceptionOfSale(account, under.facts, priced, context);
  if (!lifted.ok) return lifted;
  const { document, deliveryPlace, taxInvoice } = entry;
  return accept({
    amount,
    lines: lines.facts,
    brings: { document, total: amount, due, ...namedBy(contract) },
    allocations: opened(document, amount - Math.min(head.unapplied, amount)),
    ...(contract ? { creditLimit: contract.creditLimit } : {}),
    particulars: {
      ...{ document, due },
      ...present({ deliveryPlace, taxInvoice, priceReason }),
      ...underContract(contract, lifted.facts),
    },
  });
};

/**
 * Goods taken back reduce what is open on the document they came from; what is over, or a return
 * that names none, becomes unapplied credit. One credit note may take back goods of several
 * invoices, one entry for each: its number counts once per invoice.
 */
export const goodsReturn: Rule<'return'> = (account, entry, context) => {
  const { document, of, day, priceReason, taxInvoice } = entry;
  const from = of === undefined ? null : standing(account, of);
  if (of !== undefined && !from) return refuse('document-not-found', { document: of });
  if (standing(account, document) || from?.returns?.includes(document)) {
    return refuse('document-exists', { document });
  }
  const under = contractOfReturn(account, entry, from, context);
  if (!under.ok) return under;
  const { contract } = under.facts;
  const { priceList } = termsOn(account.terms, account.head, day);
  const { products } = context;
  const by = { priceList, agreed: agreedPrices(contract) };
  const pricing = { ...by, products, day, priceReason, activeOnly: false };
  const lines = priceLines(entry.lines, pricing);
  if (!lines.ok) return lines;
  const amount = total(lines.facts);
  const priced = { day, amount, lines: entry.lines };
  const lifted = exceptionOfReturn(account, under.facts, priced, context);
  if (!lifted.ok) return lifted;
  const particulars = {
    document,
    ...present({ of, taxInvoice, priceReason }),
    ...underContract(contract, lifted.facts),
  };
  const settled = Math.min(from?.open ?? 0, amount);
  return accept({
    amount: -amount || 0,
    lines: lines.facts,
    allocations: from && settled > 0 ? [{ document: from.document, amount: -settled }] : [],
    ...(from
      ? { marks: new Map([[from.document, { returns: [...(from.returns ?? []), document] }]]) }
      : { brings: { document, total: -amount || 0, due: day } }),
    particulars,
  });
};

/** Refuses what would take the balance over the credit limit. Null is no limit, 0 is zero. */
export function beyondLimit(account: Account, needed: Money, currency: string) {
  const remaining = remainingCredit(account.head);
  if (remaining === null || needed <= 0 || needed <= remaining) return null;
  return refuse('credit-limit-exceeded', {
    needed: decimal(needed, currency),
    remaining: decimal(remaining, currency),
  });
}

/** The allocation that opens a document, where anything is left to open. */
export const opened = (document: string, amount: Money) =>
  amount > 0 ? [{ document, amount }] : [];

/** Only the fields that were sent. */
export const present = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: NonNullable<Fields[Name]>;
  };

const total = (lines: readonly Line[]): Money => sum(lines.map(({ amount }) => amount));
