import type { Tier } from '../customer.ts';
import type { NewLine } from '../new-entry.ts';
import type { Detail } from '../outcome.ts';
import { isSamePrice } from '../pricing.ts';
import { decimal } from '../values/currency.ts';
import { addDays, type Day } from '../values/day.ts';
import type { Money } from '../values/money.ts';
import { named } from '../values/named.ts';
import { whole } from '../values/rate.ts';
import type { CompiledContract } from './compiled.ts';
import { nothingCounted, type Counter } from './counters.ts';
import { departures, type DepartureReason } from './departure-reasons.ts';
import type { Liftable } from './exception.ts';
import { cite, hasRight } from './held.ts';

/** One departure, with the figures that its sentence needs. */
export interface Departure {
  readonly reason: Liftable;
  /** The product whose line departs; null where the whole sale or return does. */
  readonly product: string | null;
  readonly detail: Detail;
}

/** Goods as they are about to be sold or taken back. */
export interface GoodsMoved {
  readonly day: Day;
  readonly lines: readonly NewLine[];
  /** The territory and tier of the dealer. */
  readonly territory: string;
  readonly tier: Tier;
  readonly deliveryPlace?: string | undefined;
}

/** A judgement by one contract: names one departure. */
const by =
  (contract: CompiledContract) =>
  (reason: DepartureReason, detail: Detail = {}, product: string | null = null): Departure => ({
    ...{ reason, product },
    detail: { ...cite(contract, departures[reason]), ...detail },
  });

/** Every way in which the goods of a sale depart from its contract, before they are priced. */
export function goodsDepartures(
  contract: CompiledContract,
  sale: GoodsMoved,
  counter: Counter = nothingCounted,
): Departure[] {
  const at = by(contract);
  const { deliveryPlace, tier } = sale;
  const place = deliveryPlace === undefined ? undefined : named(contract.places, deliveryPlace);
  const isElsewhere = deliveryPlace !== undefined && place === undefined;
  return [
    ...(tier === contract.tier ? [] : [at('contract-tier', { tier: contract.tier })]),
    ...(isElsewhere ? [at('contract-place', { place: deliveryPlace })] : []),
    ...sale.lines.flatMap((line) => lineDepartures(contract, line)),
    ...(isElsewhere ? [] : outsideTerritory(contract, sale, place ?? sale.territory)),
    ...beyondQuantity(contract, sale.lines, counter),
  ];
}

function lineDepartures(contract: CompiledContract, line: NewLine): Departure[] {
  const { productId: product, price, per, free = false, discount = 0 } = line;
  const agreed = named(contract.goods, product);
  const at = by(contract);
  if (agreed === undefined) return [at('contract-product', { product }, product)];
  const isAgreed = price === undefined || isSamePrice({ price, per: per ?? agreed.per }, agreed);
  const isWhole = !free && discount === 0 && (per === undefined || price !== undefined);
  return isAgreed && isWhole ? [] : [at('contract-price', { product }, product)];
}

function outsideTerritory(
  contract: CompiledContract,
  { lines, day }: GoodsMoved,
  territory: string,
): Departure[] {
  const outside = lines.filter(
    ({ productId }) =>
      named(contract.goods, productId) !== undefined &&
      !hasRight(contract, productId, territory, day),
  );
  return outside.map(({ productId: product }) =>
    by(contract)('contract-territory', { product, territory }, product),
  );
}

function beyondQuantity(
  contract: CompiledContract,
  lines: readonly NewLine[],
  counter: Counter,
): Departure[] {
  const wanted = new Map<string, number>();
  for (const { productId, quantity } of lines) {
    wanted.set(productId, (wanted.get(productId) ?? 0) + quantity);
  }
  return [...wanted].flatMap(([product, quantity]) => {
    const bound = named(contract.goods, product)?.quantity ?? null;
    if (bound === null) return [];
    const left = Math.max(0, bound - (named(counter.of, product) ?? 0));
    return quantity <= left
      ? []
      : [by(contract)('contract-quantity', { product, left, quantity }, product)];
  });
}

/** What a sale comes to, when it is due, and how the account stands before it. */
export interface SaleMoney {
  readonly day: Day;
  readonly due: Day;
  readonly amount: Money;
  readonly balance: Money;
  readonly currency: string;
}

/** Every way in which the money of a sale departs from its contract. */
export function moneyDepartures(contract: CompiledContract, sale: SaleMoney): Departure[] {
  const { amount, balance, currency, due } = sale;
  const { creditLimit, minimumOrder, prepaid } = contract;
  const latest = addDays(sale.day, contract.paymentDays);
  const at = by(contract);
  const short = amount < minimumOrder;
  const minimum = { minimum: decimal(minimumOrder, currency), amount: decimal(amount, currency) };
  const remaining = creditLimit === null ? null : creditLimit - balance;
  const over = remaining !== null && amount > 0 && amount > remaining;
  const money = over
    ? { needed: decimal(amount, currency), remaining: decimal(remaining, currency) }
    : {};
  return [
    ...(short ? [at('contract-minimum', minimum)] : []),
    ...(due > latest ? [at('contract-due', { due, latest })] : []),
    ...(over ? [at(prepaid ? 'contract-prepaid' : 'contract-credit', money)] : []),
  ];
}

/** A return as it is about to be taken back. */
export interface GoodsReturned {
  readonly day: Day;
  /** The day on which the goods were sold; null where the return names no sale. */
  readonly soldOn: Day | null;
  readonly lines: readonly NewLine[];
}

/** Every way in which the goods of a return depart from the contract that they were sold under. */
export function returnDepartures(contract: CompiledContract, taken: GoodsReturned): Departure[] {
  const { returnDays } = contract;
  const { day, soldOn, lines } = taken;
  const latest = returnDays === null || soldOn === null ? null : addDays(soldOn, returnDays);
  const isInTime = returnDays === null || (latest !== null && day <= latest);
  const late = by(contract)('contract-return-days', { days: returnDays, latest });
  return [...lines.flatMap((line) => lineDepartures(contract, line)), ...(isInTime ? [] : [late])];
}

/** The departure of a return that takes back more than its share of what was sold. */
export function shareDepartures(
  contract: CompiledContract,
  { amount, currency }: Pick<SaleMoney, 'amount' | 'currency'>,
  counter: Counter = nothingCounted,
): Departure[] {
  const { returnShare } = contract;
  const allowed = Number((BigInt(Math.max(0, counter.sold)) * BigInt(returnShare)) / BigInt(whole));
  const left = Math.max(0, allowed - counter.returned);
  if (amount <= left) return [];
  const detail = { left: decimal(left, currency), amount: decimal(amount, currency) };
  return [by(contract)('contract-return-share', detail)];
}
