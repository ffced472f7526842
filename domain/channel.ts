import { Tier } from './customer.ts';
import { accept, refuse, type Outcome } from './outcome.ts';

/** A customer's place in the channel, as far as the rules of supply need it. */
export interface Placed {
  readonly customerId: string;
  readonly tier: Tier;
  readonly supplierId: string | null;
}

/** Position from the top: 0 is a dealer, supplied by the company itself. */
const levelOf = (tier: Tier): number => Tier.options.indexOf(tier);

/** Why a customer can't have a supplier. */
export type SupplierRefusal = 'supplier-not-found' | 'supplier-cycle' | 'supplier-tier';

/**
 * A supplier must exist and stand above the customer; levels may be skipped. `chain` is the
 * supplier, then its supplier, and so on to the top; empty where there is none to be seen.
 */
export function checkSupplier(
  customer: Pick<Placed, 'customerId' | 'tier'>,
  supplierId: string,
  chain: readonly Placed[],
): Outcome<null, SupplierRefusal> {
  const [supplier] = chain;
  if (supplierId === customer.customerId) return refuse('supplier-cycle');
  if (!supplier) return refuse('supplier-not-found', { supplier: supplierId });
  if (chain.some((above) => above.customerId === customer.customerId)) {
    return refuse('supplier-cycle');
  }
  return levelOf(supplier.tier) < levelOf(customer.tier) ? accept(null) : refuse('supplier-tier');
}
