import { isSame } from './is-same.ts';
import type { Customer, CustomerChange, NewCustomer } from './customer.ts';
import type { By } from './member-changes.ts';
import { idOfCode } from './values/code.ts';
import type { Day } from './values/day.ts';

/** Most moves kept with a customer; the oldest go first. */
const movesKept = 200;

/** A new customer with everything that was not said empty; its first place stands in its moves. */
export function newCustomer(given: NewCustomer, pinyin: string, from: Day, by: By): Customer {
  const placed = {
    territory: given.territory,
    repId: given.repId ?? null,
    supplierId: given.supplierId ?? null,
  };
  return {
    customerId: idOfCode(given.code),
    code: given.code,
    name: given.name,
    pinyin,
    tier: given.tier,
    class: given.class ?? null,
    town: given.town ?? null,
    address: given.address ?? null,
    phone: given.phone ?? null,
    location: given.location ?? null,
    contacts: given.contacts ?? [],
    otherBrands: given.otherBrands ?? [],
    ourShare: given.ourShare ?? null,
    note: given.note ?? null,
    active: given.active ?? true,
    ...placed,
    creditLimit: given.creditLimit ?? null,
    paymentDays: given.paymentDays ?? null,
    priceList: given.priceList ?? null,
    blocked: false,
    bank: null,
    moves: [{ from, ...placed, at: by.at, by: by.memberId }],
    version: 1,
    createdAt: by.at,
    createdBy: by.memberId,
    changedAt: by.at,
    changedBy: by.memberId,
  };
}

/** What of a customer changes; a new name comes with its pinyin. */
export type Particulars = Omit<CustomerChange, 'version' | 'from'> & { readonly pinyin?: string };

/**
 * The customer with changes, what is absent or undefined left as it is; null where nothing would
 * change. A change of territory, rep or supplier is kept as a move from a day on.
 */
export function changedCustomer(
  before: Customer,
  change: Particulars,
  from: Day,
  by: By,
): Customer | null {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const changed: Customer = { ...before, ...Object.fromEntries(given) };
  if (isSame(before, changed)) return null;
  const { territory, repId, supplierId } = changed;
  const stays =
    territory === before.territory && repId === before.repId && supplierId === before.supplierId;
  const move = { from, territory, repId, supplierId, at: by.at, by: by.memberId };
  return {
    ...changed,
    moves: stays ? before.moves : [...before.moves, move].slice(-movesKept),
    version: before.version + 1,
    changedAt: by.at,
    changedBy: by.memberId,
  };
}
