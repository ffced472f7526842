import { addDays, type Day } from '../values/day.ts';
import { named } from '../values/named.ts';
import type { CompiledContract } from './compiled.ts';
import type { Departure } from './departures.ts';
import type { InForce } from './in-force.ts';
import type { Letter } from './terms.ts';

/** Where a refusal says that it stands: number, version, clause letter and page; `–` unknown. */
export const cite = ({ number, version, pages }: CompiledContract, letter: Letter) => ({
  number,
  version,
  letter,
  page: pages[letter] ?? null,
});

/** The contracts that hold on a day. */
export const heldOn = ({ contracts }: InForce, day: Day): CompiledContract[] =>
  contracts.filter(({ from, to }) => from <= day && day <= to);

/** Days after its last on which entries of a contract or an exception may still be recorded. */
export const lateDays = 400;

/** The contracts of which every version has been over for long. */
export function longOver(contracts: readonly CompiledContract[], today: Day): string[] {
  const isOver = ({ to }: CompiledContract) => addDays(to, lateDays) < today;
  const standing = new Set(contracts.filter((one) => !isOver(one)).map((one) => one.contractId));
  return [...new Set(contracts.map((one) => one.contractId))].filter((id) => !standing.has(id));
}

/** True on the days before the first contract: what was sold then was sold without one. */
export const isBeforeContracts = ({ since }: InForce, day: Day): boolean =>
  since === null || day < since;

/** Whether a contract gives the right to sell a product in a territory on a day. */
export const hasRight = (
  { rights }: CompiledContract,
  product: string,
  territory: string,
  day: Day,
): boolean =>
  rights.some(
    ({ territories, products, from, to }) =>
      territories.includes(territory) &&
      (products === null || products.includes(product)) &&
      from <= day &&
      day <= to,
  );

/** Goods of a day, and where they go. */
export interface Sought {
  readonly day: Day;
  readonly products: readonly string[];
  /** That of the dealer, where the place says none. */
  readonly territory: string;
  readonly deliveryPlace?: string | undefined;
}

/**
 * The contract that a sale is under: of several that hold on its day, the one that gives the right
 * to sell most of its products where they go; of those alike, the one that sells most of them. Null
 * where none holds.
 */
export function heldFor(inForce: InForce, sought: Sought): CompiledContract | null {
  const { day, products, territory, deliveryPlace } = sought;
  const placeIn = ({ places }: CompiledContract) =>
    deliveryPlace === undefined ? territory : named(places, deliveryPlace);
  const fit = (contract: CompiledContract): readonly [rights: number, goods: number] => {
    const sold = products.filter((product) => named(contract.goods, product) !== undefined);
    const place = placeIn(contract);
    const rights = sold.filter((one) => place !== undefined && hasRight(contract, one, place, day));
    return [rights.length, sold.length];
  };
  const fits = heldOn(inForce, day).map((contract) => ({ contract, fit: fit(contract) }));
  const [best] = fits.sort((a, b) => b.fit[0] - a.fit[0] || b.fit[1] - a.fit[1]);
  return best?.contract ?? null;
}

/** A version among the terms in force, also one that holds no longer; null where it is not. */
export const versionIn = (
  { contracts }: InForce,
  of: { readonly contractId: string; readonly version: number },
): CompiledContract | null =>
  contracts.find((one) => one.contractId === of.contractId && one.version === of.version) ?? null;

/** The departure of a day that lies after a contract's term, or between the terms of two. */
export function outsideTerm({ contracts }: InForce, day: Day): Departure {
  const byDay = contracts.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const over = byDay.findLast(({ to }) => to < day) ?? byDay[0];
  if (!over) throw new Error('a day was judged by no contract');
  const detail = { ...cite(over, 'k'), day, from: over.from, to: over.to };
  return { reason: 'contract-term', product: null, detail };
}
