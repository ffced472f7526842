import type { Account } from './account.ts';
import type { CompiledContract } from './contracts/compiled.ts';
import type { Counter } from './contracts/counters.ts';
import {
  goodsDepartures,
  moneyDepartures,
  returnDepartures,
  shareDepartures,
  type Departure,
} from './contracts/departures.ts';
import type { DepartureReason } from './contracts/departure-reasons.ts';
import { contractOf, isBeforeContracts, outsideTerm } from './contracts/held.ts';
import type { NewEntry } from './new-entry.ts';
import { accept, refuse, type Outcome, type Refusal } from './outcome.ts';
import type { PostingContext } from './posting.ts';
import type { Day } from './values/day.ts';
import type { Money } from './values/money.ts';
import { named } from './values/named.ts';

/** Why a contract, or that there is none, refuses a sale or return. */
export type ContractReason = DepartureReason | 'contract-missing';

type Sale = Extract<NewEntry, { kind: 'sale' }>;
type Return = Extract<NewEntry, { kind: 'return' }>;

/**
 * The contract that a sale is under, where its goods keep to it. Null where the dealer has none yet
 * and may trade without: on the days before its first contract, as long as the company allows.
 */
export function contractOfSale(
  { head, inForce }: Account,
  { day, lines, deliveryPlace }: Sale,
  { policies, products }: PostingContext,
): Outcome<CompiledContract | null, ContractReason> {
  if (inForce === null || isBeforeContracts(inForce, day)) {
    const through = policies.withoutContractThrough ?? null;
    return through !== null && day > through
      ? refuse('contract-missing', { day, latest: through })
      : accept(null);
  }
  const contract = contractOf(inForce, day, idsOf(lines));
  if (contract === null) return outsideTerm(inForce, day);
  const { territory } = head;
  const moved = { day, lines, deliveryPlace, territory, tier: 'dealer' } as const;
  const departed = goodsDepartures(contract, moved, counterOf(head, contract));
  return firstOf(departed, products) ?? accept(contract);
}

/** Refuses a sale whose money departs from its contract. */
export const moneyOfSale = (
  { head }: Account,
  contract: CompiledContract,
  sale: { readonly day: Day; readonly due: Day; readonly amount: Money },
  { currency, products }: PostingContext,
): Refusal<ContractReason> | null =>
  firstOf(moneyDepartures(contract, { ...sale, balance: head.balance, currency }), products);

/**
 * The contract that a return is under: that of the sale that it names. Null where those goods were
 * sold without one.
 */
export function contractOfReturn(
  { inForce }: Account,
  { day, lines }: Return,
  soldOn: Day | null,
  { products }: PostingContext,
): Outcome<CompiledContract | null, ContractReason> {
  const judgedBy = soldOn ?? day;
  if (inForce === null || isBeforeContracts(inForce, judgedBy)) return accept(null);
  const contract = contractOf(inForce, judgedBy, idsOf(lines));
  if (contract === null) return outsideTerm(inForce, judgedBy);
  const departed = returnDepartures(contract, { day, soldOn, lines });
  return firstOf(departed, products) ?? accept(contract);
}

/** Refuses a return that takes back more than its contract's share. */
export const shareOfReturn = (
  { head }: Account,
  contract: CompiledContract,
  amount: Money,
  { currency, products }: PostingContext,
): Refusal<ContractReason> | null =>
  firstOf(shareDepartures(contract, { amount, currency }, counterOf(head, contract)), products);

/** What a line costs by the contract, for pricing; null for a product that it does not name. */
export const agreedPrices = (contract: CompiledContract | null) => (productId: string) =>
  (contract && named(contract.goods, productId)) ?? null;

/** The field of an entry that names the contract it is under; none where it is under none. */
export const underContract = (contract: CompiledContract | null) =>
  contract ? { contract: { contractId: contract.contractId, version: contract.version } } : {};

const counterOf = ({ contracts }: Account['head'], { contractId }: CompiledContract) =>
  contracts?.counters[contractId] satisfies Counter | undefined;

const idsOf = (lines: Sale['lines']) => lines.map(({ productId }) => productId);

/** The first departure as a refusal; a product by its code, as people know it. */
function firstOf(
  [departed]: readonly Departure[],
  products: PostingContext['products'],
): Refusal<DepartureReason> | null {
  if (!departed) return null;
  const { reason, product, detail } = departed;
  const code = product === null ? {} : { product: products.get(product)?.code ?? product };
  return refuse(reason, { ...detail, ...code });
}
