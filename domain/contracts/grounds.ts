import * as z from 'zod';
import type { Head } from '../account.ts';
import type { Entry, Line } from '../entry.ts';
import { isSamePrice } from '../pricing.ts';
import { Day } from '../values/day.ts';
import { Money } from '../values/money.ts';
import { firstDay, lastDay, type Month } from '../values/month.ts';
import { named } from '../values/named.ts';
import { text } from '../values/text.ts';
import type { CompiledContract } from './compiled.ts';
import { ContractId, ContractVersion } from './contract.ts';
import { ExceptionId } from './exception.ts';
import { cite, hasRight, heldOn, versionIn } from './held.ts';
import type { InForce } from './in-force.ts';
import { Letter } from './terms.ts';

/** The place in a contract that a price or a limit rests on. */
export const Citation = z
  .strictObject({
    contractId: ContractId,
    number: text(40),
    version: ContractVersion,
    letter: Letter,
    /** The page of the signed document; null where it is not known. */
    page: z.int().min(1).nullable(),
  })
  .meta({ id: 'Citation' });
export type Citation = z.infer<typeof Citation>;

/** Cites a clause of a contract. */
export const citation = (contract: CompiledContract, letter: Letter): Citation => ({
  contractId: contract.contractId,
  ...cite(contract, letter),
});

/** A citation as people write it in either language: `JX-2026-0007 v1 (a) p. 2`. */
export const citationText = ({ number, version, letter, page }: Citation): string =>
  `${number} v${String(version)} (${letter})${page === null ? '' : ` p. ${String(page)}`}`;

/** The exception that an entry is under. */
export const ExceptionCited = z
  .strictObject({ exceptionId: ExceptionId, to: Day.nullable(), limit: Money.nullable() })
  .meta({ id: 'ExceptionCited' });

/**
 * What an entry rests on: its prices on clause a and its limit on clause f of the contract that it
 * was judged by, and the exception that it is under; each null where it rests on none. Prices of
 * which one is not the contract's rest on none together.
 */
export const EntryGrounds = z
  .strictObject({
    price: Citation.nullable(),
    limit: Citation.nullable(),
    exception: ExceptionCited.nullable(),
  })
  .meta({ id: 'EntryGrounds' });
export type EntryGrounds = z.infer<typeof EntryGrounds>;

/** What an entry rests on, by the terms of its account's contracts, former versions among them. */
export function groundsOfEntry(
  { contract, exception, lines }: Pick<Entry, 'contract' | 'exception' | 'lines'>,
  inForce: InForce | null,
): EntryGrounds {
  const judged = inForce && contract ? versionIn(inForce, contract) : null;
  const lifting = inForce?.exceptions.find(({ exceptionId }) => exceptionId === exception);
  return {
    price: judged && lines.every(isAgreedBy(judged)) ? citation(judged, 'a') : null,
    limit: judged ? citation(judged, 'f') : null,
    exception:
      exception === undefined
        ? null
        : { exceptionId: exception, to: lifting?.to ?? null, limit: lifting?.limit ?? null },
  };
}

/** Whether a line was sold at what a contract says, and not by an exception from it. */
const isAgreedBy =
  ({ goods }: CompiledContract) =>
  ({ productId, price, per, free, discount }: Line): boolean => {
    const agreed = named(goods, productId);
    return agreed !== undefined && !free && discount === 0 && isSamePrice({ price, per }, agreed);
  };

/** Limit and days of an account on a day, and the clause that they rest on. */
export interface AccountLimit extends Pick<Head, 'creditLimit' | 'paymentDays'> {
  /** Null where they are the account's own. */
  readonly ground: Citation | null;
}

type OwnTerms = Pick<Head, 'creditLimit' | 'paymentDays'>;

/** Limit and days of an account by its own terms alone. */
export const ownLimit = ({ creditLimit, paymentDays }: OwnTerms): AccountLimit => ({
  ...{ creditLimit, paymentDays, ground: null },
});

/**
 * By which limit and days a sale of a day is judged: of the contract that holds, if one does; of
 * several the lowest limit, which every sale keeps to.
 */
export function limitOn(head: OwnTerms, inForce: InForce | null, day: Day): AccountLimit {
  const byLimit = (one: CompiledContract) => one.creditLimit ?? Infinity;
  const all = inForce ? heldOn(inForce, day) : [];
  const [held] = all.sort((a, b) => byLimit(a) - byLimit(b));
  return held ? { ...ownLimit(held), ground: citation(held, 'f') } : ownLimit(head);
}

/** What a contract says that a product costs, and where. */
export interface AgreedPrice {
  readonly price: Money;
  readonly per: number;
  readonly ground: Citation;
}

/**
 * What the contracts of a dealer say that products cost in a month: those that hold on its first
 * day, else those that begin in it; of two that sell a product the one that gives the right to do
 * so in the dealer's own territory.
 */
export function agreedIn(
  inForce: InForce | null,
  month: Month,
  territory: string,
): Map<string, AgreedPrice> {
  if (!inForce) return new Map();
  const first = firstDay(month);
  const begins = inForce.contracts
    .map(({ from }) => from)
    .filter((from) => from > first && from <= lastDay(month))
    .sort();
  const [day = first] = heldOn(inForce, first).length > 0 ? [] : begins;
  const agreed = heldOn(inForce, day).flatMap((contract) =>
    Object.entries(contract.goods).map(([productId, { price, per }]) => ({
      productId,
      price: { price, per, ground: citation(contract, 'a') },
      isOwn: hasRight(contract, productId, territory, day),
    })),
  );
  const inOrder = agreed.sort((a, b) => Number(a.isOwn) - Number(b.isOwn));
  return new Map(inOrder.map(({ productId, price }) => [productId, price]));
}
