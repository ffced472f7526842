import * as z from 'zod';
import type { Head } from '../account.ts';
import type { Entry } from '../entry.ts';
import { Day } from '../values/day.ts';
import { Money } from '../values/money.ts';
import { firstDay, lastDay, type Month } from '../values/month.ts';
import { text } from '../values/text.ts';
import type { CompiledContract } from './compiled.ts';
import { ContractId, ContractVersion } from './contract.ts';
import { ExceptionId } from './exception.ts';
import { cite, heldOn } from './held.ts';
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
 * was judged by, and the exception that it is under; each null where it rests on none.
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
  { contract, exception }: Pick<Entry, 'contract' | 'exception'>,
  inForce: InForce | null,
): EntryGrounds {
  const judged = inForce?.contracts.find(
    ({ contractId, version }) =>
      contractId === contract?.contractId && version === contract.version,
  );
  const lifting = inForce?.exceptions.find(({ exceptionId }) => exceptionId === exception);
  return {
    price: judged ? citation(judged, 'a') : null,
    limit: judged ? citation(judged, 'f') : null,
    exception:
      exception === undefined
        ? null
        : { exceptionId: exception, to: lifting?.to ?? null, limit: lifting?.limit ?? null },
  };
}

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

/** By which limit and days a sale of a day is judged: of the contract that holds, if one does. */
export function limitOn(head: OwnTerms, inForce: InForce | null, day: Day): AccountLimit {
  const [held] = inForce ? heldOn(inForce, day) : [];
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
 * day, else those that begin in it.
 */
export function agreedIn(inForce: InForce | null, month: Month): Map<string, AgreedPrice> {
  if (!inForce) return new Map();
  const first = firstDay(month);
  const begins = inForce.contracts
    .map(({ from }) => from)
    .filter((from) => from > first && from <= lastDay(month))
    .sort();
  const [day = first] = heldOn(inForce, first).length > 0 ? [] : begins;
  return new Map(
    heldOn(inForce, day).flatMap((contract) =>
      Object.entries(contract.goods).map(([productId, { price, per }]) => [
        productId,
        { price, per, ground: citation(contract, 'a') },
      ]),
    ),
  );
}
