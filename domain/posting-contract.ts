import type { Account, AccountDocument } from './account.ts';
import type { CompiledContract } from './contracts/compiled.ts';
import type { Counter } from './contracts/counters.ts';
import {
  goodsDepartures,
  moneyDepartures,
  returnDepartures,
  shareDepartures,
  type Departure,
} from './contracts/departures.ts';
import type { CompiledException, Liftable } from './contracts/exception.ts';
import { liftOf, type Departing } from './contracts/lifting.ts';
import { heldFor, isBeforeContracts, outsideTerm, versionIn } from './contracts/held.ts';
import type { NewEntry } from './new-entry.ts';
import { accept, refuse, type Outcome, type Refusal } from './outcome.ts';
import type { PostingContext } from './posting.ts';
import type { Day } from './values/day.ts';
import { decimal } from './values/currency.ts';
import type { Money } from './values/money.ts';
import { named } from './values/named.ts';

/** Why a contract, or that there is none, refuses a sale or return. */
export type ContractReason = Liftable | 'exception-exhausted';

type Sale = Extract<NewEntry, { kind: 'sale' }>;
type Return = Extract<NewEntry, { kind: 'return' }>;

/** What a sale or return is judged by before it is priced. */
export interface Under {
  /** Null where it is under none. */
  readonly contract: CompiledContract | null;
  /** In what its goods depart; an exception lifts all of it, or it had been refused. */
  readonly departed: readonly Departure[];
}

/**
 * The contract that a sale is under. Null where the dealer has none yet and may trade without: on
 * the days before its first contract, as long as the company allows, or by an exception.
 */
export function contractOfSale(
  account: Account,
  sale: Sale,
  context: PostingContext,
): Outcome<Under, ContractReason> {
  const { head, inForce } = account;
  const { day, lines, deliveryPlace } = sale;
  if (inForce === null || isBeforeContracts(inForce, day)) {
    const through = context.policies.withoutContractThrough ?? null;
    if (through === null || day <= through) return accept({ contract: null, departed: [] });
    const detail = { day, latest: through };
    const missing = { reason: 'contract-missing', product: null, detail } as const;
    return liftable(account, sale, { contract: null, departed: [missing] }, context);
  }
  const { territory } = head;
  const sought = { day, products: idsOf(lines), territory, deliveryPlace };
  const contract = heldFor(inForce, sought);
  if (contract === null)
    return liftable(account, sale, { contract, departed: [outsideTerm(inForce, day)] }, context);
  const moved = { day, lines, deliveryPlace, territory, tier: 'dealer' } as const;
  const departed = goodsDepartures(contract, moved, counterOf(head, contract));
  return liftable(account, sale, { contract, departed }, context);
}

/**
 * The exception that a sale is under once it is priced; null where it departs in nothing. Refused
 * where goods or money depart in what none lifts, or the exception is used up.
 */
export function exceptionOfSale(
  account: Account,
  { contract, departed }: Under,
  sale: Priced & { readonly due: Day },
  context: PostingContext,
): Outcome<CompiledException | null, ContractReason> {
  const { balance } = account.head;
  const { currency } = context;
  const money = contract ? moneyDepartures(contract, { ...sale, balance, currency }) : [];
  return lifted(account, { ...sale, departed: [...departed, ...money] }, context);
}

/**
 * The contract that a return is under: the one that the sale was under which it names. Null where
 * that was under none. A return that names no sale is judged by the contract of its day; dated
 * before the first contract, by that of today, because nothing tells when its goods were sold.
 */
export function contractOfReturn(
  account: Account,
  taken: Return,
  from: AccountDocument | null,
  context: PostingContext,
): Outcome<Under, ContractReason> {
  const { head, inForce } = account;
  const { day, lines } = taken;
  const isUnderNone = from !== null && from.contract === undefined;
  if (inForce === null || isUnderNone || isBeforeContracts(inForce, context.today))
    return accept({ contract: null, departed: [] });
  const judgedOn = from?.day ?? (isBeforeContracts(inForce, day) ? context.today : day);
  const sought = { day: judgedOn, products: idsOf(lines), territory: head.territory };
  const contract = from?.contract ? versionIn(inForce, from.contract) : heldFor(inForce, sought);
  const departed = contract
    ? returnDepartures(contract, { day, soldOn: from?.day ?? null, lines })
    : [outsideTerm(inForce, judgedOn)];
  return liftable(account, taken, { contract, departed }, context);
}

/** The exception that a return is under once it is priced, as that of a sale is found. */
export function exceptionOfReturn(
  account: Account,
  { contract, departed }: Under,
  taken: Priced,
  context: PostingContext,
): Outcome<CompiledException | null, ContractReason> {
  const { currency } = context;
  const counter = contract ? counterOf(account.head, contract) : undefined;
  const share = contract
    ? shareDepartures(contract, { amount: taken.amount, currency }, counter)
    : [];
  return lifted(account, { ...taken, departed: [...departed, ...share] }, context);
}

/** Goods with what they come to. */
interface Priced {
  readonly day: Day;
  readonly lines: Sale['lines'];
  readonly amount: Money;
}

/** Refuses goods that depart in what no exception lifts; what they come to is not known yet. */
function liftable(
  account: Account,
  { day, lines }: Pick<Sale, 'day' | 'lines'>,
  under: Under,
  context: PostingContext,
): Outcome<Under, ContractReason> {
  const found = lifted(account, { day, lines, amount: null, departed: under.departed }, context);
  return found.ok ? accept(under) : found;
}

function lifted(
  { head, inForce }: Account,
  moved: Pick<Departing, 'day' | 'departed' | 'amount'> & Pick<Sale, 'lines'>,
  { currency, products }: PostingContext,
): Outcome<CompiledException | null, ContractReason> {
  const { day, departed, amount } = moved;
  const exceptions = inForce?.exceptions ?? [];
  const about = { day, departed, amount, exceptions, counted: head.contracts };
  const lift = liftOf({ ...about, products: idsOf(moved.lines) });
  if ('under' in lift) return accept(lift.under);
  if ('departed' in lift) return refused(lift.departed, products);
  const figures = { left: decimal(lift.left, currency), amount: decimal(amount ?? 0, currency) };
  return refuse('exception-exhausted', { ...figures, to: lift.exhausted.to });
}

/** What a line costs by the contract, for pricing; null for a product that it does not name. */
export const agreedPrices = (contract: CompiledContract | null) => (productId: string) =>
  (contract && named(contract.goods, productId)) ?? null;

/** The field that names a contract; none where there is none. */
export const namedBy = (contract: CompiledContract | null) =>
  contract ? { contract: { contractId: contract.contractId, version: contract.version } } : {};

/** The fields of an entry that name the contract and the exception it is under, if any. */
export const underContract = (
  contract: CompiledContract | null,
  exception: CompiledException | null,
) => ({
  ...namedBy(contract),
  ...(exception && { exception: exception.exceptionId }),
});

/** What was counted under a contract. */
const counterOf = ({ contracts }: Account['head'], { contractId }: CompiledContract) =>
  contracts?.counters[contractId] satisfies Counter | undefined;

const idsOf = (lines: Sale['lines']) => lines.map(({ productId }) => productId);

/** A departure as a refusal; a product by its code, as people know it. */
function refused(
  { reason, product, detail }: Departure,
  products: PostingContext['products'],
): Refusal<Liftable> {
  const code = product === null ? {} : { product: products.get(product)?.code ?? product };
  return refuse(reason, { ...detail, ...code });
}
