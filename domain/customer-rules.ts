import { checkSupplier, type Placed, type SupplierRefusal } from './channel.ts';
import type { Company } from './company.ts';
import type { Customer } from './customer.ts';
import { accept, refuse, type Outcome } from './outcome.ts';

/** What a customer is judged by. */
export interface Around {
  readonly company: Pick<Company, 'territories' | 'classes'>;
  /** Ids of active members among those named as reps. */
  readonly reps: ReadonlySet<string>;
  /** Supplier → the chain from it to the top; absent or empty where there is none to be seen. */
  readonly chains: ReadonlyMap<string, readonly Placed[]>;
  /** Price lists that exist among those named; the standard one always does. */
  readonly priceLists: ReadonlySet<string>;
  /** Whether the caller works in a territory: nobody hands a customer to where they may not see. */
  readonly worksIn: (territory: string) => boolean;
  /** Number of the contract that says the dealer's terms today; none where none is in force. */
  readonly contract?: string | null;
}

/** Why a customer can't be made or changed. */
export type CustomerRefusal =
  | 'territory-unknown'
  | 'not-allowed'
  | 'class-unknown'
  | 'member-not-found'
  | 'price-list-unknown'
  | 'dealer-only'
  | 'terms-from-contract'
  | SupplierRefusal;

/**
 * Judges what is new in a customer (`before` is null for a new one). What was taken once is not
 * judged again: a note can be changed though the rep has left the company.
 */
export function checkCustomer(
  before: Customer | null,
  after: Customer,
  around: Around,
): Outcome<null, CustomerRefusal> {
  const { class: grade, repId, supplierId, priceList } = after;
  if (around.contract && changesTerms(before, after))
    return refuse('terms-from-contract', { number: around.contract });
  const inTerritory = checkTerritory(before, after, around);
  if (!inTerritory.ok) return inTerritory;
  if (grade !== null && grade !== before?.class && !around.company.classes.includes(grade)) {
    return refuse('class-unknown', { class: grade });
  }
  if (repId !== null && repId !== before?.repId && !around.reps.has(repId)) {
    return refuse('member-not-found', { member: repId });
  }
  if (priceList !== null && priceList !== before?.priceList && !around.priceLists.has(priceList)) {
    return refuse('price-list-unknown', { priceList });
  }
  if (supplierId !== null && supplierId !== before?.supplierId) {
    const supplied = checkSupplier(after, supplierId, around.chains.get(supplierId) ?? []);
    if (!supplied.ok) return supplied;
  }
  return after.tier !== 'dealer' && hasTerms(after) ? refuse('dealer-only') : accept(null);
}

function checkTerritory(
  before: Customer | null,
  { territory }: Customer,
  { company, worksIn }: Around,
): Outcome<null, 'territory-unknown' | 'not-allowed'> {
  if (territory === before?.territory) return accept(null);
  const known = company.territories.some((t) => t.territoryId === territory);
  if (!known) return refuse('territory-unknown', { territory });
  return worksIn(territory) ? accept(null) : refuse('not-allowed');
}

/** True where a term changes that a contract in force says. */
const changesTerms = (before: Customer | null, after: Customer): boolean =>
  before?.paymentDays !== after.paymentDays || before?.priceList !== after.priceList;

/** True where something stands that only an account can hold. */
const hasTerms = (customer: Customer): boolean =>
  customer.creditLimit !== null ||
  customer.paymentDays !== null ||
  customer.priceList !== null ||
  customer.blocked;
