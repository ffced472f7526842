import * as z from 'zod';
import { Tier } from '../customer.ts';
import { ShortId, TerritoryId } from '../values/code.ts';
import { Day } from '../values/day.ts';
import { Money } from '../values/money.ts';
import { Rate } from '../values/rate.ts';
import { text } from '../values/text.ts';
import { ContractId, ContractVersion, type Contract } from './contract.ts';
import { paymentDaysOf } from './settlement.ts';
import { completeTerms, Letter } from './terms.ts';

/** What a contract says of one product: minor units per `per` base units, and how much of it. */
const AgreedGoods = z.strictObject({
  price: Money.min(0),
  per: z.int().min(1),
  /** Base units for the whole term; null is no such bound. */
  quantity: z.int().min(0).nullable(),
});
export type AgreedGoods = z.infer<typeof AgreedGoods>;

/** Where which products may be sold, from when to when; null is every product of the contract. */
const CompiledRight = z.strictObject({
  territories: z.array(TerritoryId),
  products: z.array(ShortId).nullable(),
  from: Day,
  to: Day,
});

/** The page of a signed document on which each clause stands, where that is known. */
export const ClausePages = z.partialRecord(Letter, z.int().min(1).max(9999));
export type ClausePages = z.infer<typeof ClausePages>;

/**
 * The terms of a version in force as far as a posting is judged by them: no words, no parties. It
 * holds on the days from `from` to `to`, which are those of the contract until another version
 * takes its place or it is terminated.
 */
export const CompiledContract = z
  .strictObject({
    contractId: ContractId,
    number: text(40),
    version: ContractVersion,
    from: Day,
    to: Day,
    tier: Tier,
    goods: z.record(ShortId, AgreedGoods),
    rights: z.array(CompiledRight),
    /** Delivery place → the territory that it lies in. */
    places: z.record(text(120), TerritoryId),
    prepaid: z.boolean(),
    paymentDays: z.int().min(0).max(365),
    creditLimit: Money.min(0).nullable(),
    minimumOrder: Money.min(0),
    returnShare: Rate,
    returnDays: z.int().min(0).nullable(),
    pages: ClausePages,
  })
  .meta({ id: 'CompiledContract' });
export type CompiledContract = z.infer<typeof CompiledContract>;

/**
 * Compiles a version of a contract, to hold from a day of its term on. Throws where it has no
 * number or an empty block: such a version was never approved.
 */
export function compileContract(
  { contractId, number, version, terms }: Contract,
  pages: ClausePages,
  from: Day | null = null,
): CompiledContract {
  const whole = completeTerms(terms);
  if (whole === null || number === null) throw new Error('an incomplete contract was compiled');
  const { goods, delivery, rights, settlement, ordering, signing } = whole;
  const begins = from !== null && from > signing.from ? from : signing.from;
  return {
    ...{ contractId, number, version, from: begins, to: signing.to, tier: rights.tier },
    goods: Object.fromEntries(
      goods.lines.map(({ productId, price, per, quantity }) => [
        productId,
        { price, per, quantity },
      ]),
    ),
    rights: rights.grants.map((grant) => ({
      territories: grant.territories,
      products: grant.products,
      from: grant.from ?? signing.from,
      to: grant.to ?? signing.to,
    })),
    places: Object.fromEntries(delivery.places.map(({ name, territory }) => [name, territory])),
    prepaid: settlement.payment.method === 'prepaid',
    paymentDays: paymentDaysOf(settlement.payment),
    creditLimit: settlement.creditLimit,
    minimumOrder: ordering.minimumOrder,
    returnShare: ordering.returnShare,
    returnDays: ordering.returnDays,
    pages,
  };
}

/** The products of a contract of which no more than a quantity is sold in its whole term. */
export const boundedProducts = ({ goods }: Pick<CompiledContract, 'goods'>): string[] =>
  Object.entries(goods).flatMap(([product, { quantity }]) => (quantity === null ? [] : [product]));
