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
export const isBeforeContracts = (inForce: InForce | null, day: Day): boolean =>
  inForce === null || inForce.contracts.every(({ from }) => day < from);

/**
 * The contract that a sale of a day is under: of several that hold, the one that has all its
 * products, else the one that has most of them. Null where none holds.
 */
export function contractOf(
  inForce: InForce,
  day: Day,
  products: readonly string[],
): CompiledContract | null {
  const sells = ({ goods }: CompiledContract) =>
    products.filter((product) => named(goods, product) !== undefined).length;
  const held = heldOn(inForce, day);
  return held.toSorted((a, b) => sells(b) - sells(a))[0] ?? null;
}

/** The departure of a day that lies after a contract's term, or between the terms of two. */
export function outsideTerm({ contracts }: InForce, day: Day): Departure {
  const byDay = contracts.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const over = byDay.findLast(({ to }) => to < day) ?? byDay[0];
  if (!over) throw new Error('a day was judged by no contract');
  const detail = { ...cite(over, 'k'), day, from: over.from, to: over.to };
  return { reason: 'contract-term', product: null, detail };
}
