import type { Edited } from '../../domain/cells.ts';
import type { Company } from '../../domain/company.ts';
import { CustomerField, type Customer } from '../../domain/customer.ts';
import { entryId, type TermsChange } from '../../domain/entry.ts';
import type { By } from '../../domain/member-changes.ts';
import { changeBy } from '../../domain/months.ts';
import type { Day } from '../../domain/values/day.ts';
import type { KeptCustomer } from '../../store/customers.ts';
import { keepCustomer } from '../../store/keep-customer.ts';
import { newestMonthAct, noLaterMonthAct } from '../../store/months.ts';
import { changeTerms, openAccount } from '../../store/terms.ts';
import { db } from '../database.ts';
import { entryOf } from '../months/onward.ts';
import { newId } from '../new-id.ts';
import { sha256 } from '../../store/sha256.ts';

/** Payment days that hold: the customer's own, else the company's. */
const paymentDaysOf = (customer: Customer, company: Company): number =>
  customer.paymentDays ?? company.policies.paymentDays;

/**
 * Keeps a new customer, a dealer with an account that is closed up to the month that all are closed
 * up to. False where the id is taken, or where months were closed or reopened meanwhile.
 */
export async function keepNew(customer: Customer, company: Company): Promise<boolean> {
  const account = customer.tier === 'dealer' ? await accountOf(customer, company) : [];
  return keepCustomer(db, null, { customer, edits: {} }, account);
}

async function accountOf(customer: Customer, company: Company) {
  const { customerId: dealerId, createdAt: at } = customer;
  const { creditLimit, territory, priceList, blocked } = customer;
  const paymentDays = paymentDaysOf(customer, company);
  const opening = { dealerId, creditLimit, paymentDays, territory, priceList, blocked, at };
  const newest = await newestMonthAct(db);
  const change = newest && changeBy(newest, { closedThrough: null });
  const closed = newest && change ? { change, about: entryOf(newest, { dealerId }) } : null;
  return [...openAccount(db, opening, sha256, closed), noLaterMonthAct(db, newest)];
}

/**
 * Keeps a changed customer. What is a term of its account is changed there in the same transaction,
 * by an entry dated `from`. False where the customer or the account was changed meanwhile.
 */
export function keepChanged(
  before: KeptCustomer,
  customer: Customer,
  company: Company,
  from: Day,
  by: By,
): Promise<boolean> {
  const edits = { ...before.edits, ...editedNow(before.customer, customer, by) };
  const terms = termsChange(before.customer, customer, company);
  const items =
    before.head && terms
      ? changeTerms(db, before.head, terms, {
          entryId: entryId(from, customer.customerId, newId()),
          day: from,
          by: by.memberId,
          at: by.at,
          hash: sha256,
        }).items
      : [];
  return keepCustomer(db, before.customer, { customer, edits }, items);
}

function editedNow(before: Customer, after: Customer, { memberId, at }: By) {
  const changed = CustomerField.options.filter((field) => before[field] !== after[field]);
  return Object.fromEntries(changed.map((field) => [field, { by: memberId, at } satisfies Edited]));
}

function termsChange(before: Customer, after: Customer, company: Company): TermsChange | null {
  const change: TermsChange = {};
  if (before.territory !== after.territory) change.territory = after.territory;
  if (before.paymentDays !== after.paymentDays) change.paymentDays = paymentDaysOf(after, company);
  if (before.priceList !== after.priceList) change.priceList = after.priceList;
  if (before.blocked !== after.blocked) change.blocked = after.blocked;
  return Object.keys(change).length > 0 ? change : null;
}
