import type { Day } from '../values/day.ts';
import type { CompiledContract } from './compiled.ts';

/** A product that may be sold in a territory from one day to another, both included. */
export interface Right {
  readonly product: string;
  readonly territory: string;
  readonly from: Day;
  readonly to: Day;
}

/**
 * The first right of `mine` that `theirs` gives too on some day, with the days on which both hold;
 * null where the two never meet.
 */
export function overlapOf(mine: readonly Right[], theirs: readonly Right[]): Right | null {
  const byPlace = new Map<string, Right[]>();
  for (const right of theirs) {
    const place = placeOf(right);
    byPlace.set(place, [...(byPlace.get(place) ?? []), right]);
  }
  for (const right of mine) {
    for (const other of byPlace.get(placeOf(right)) ?? []) {
      const from = later(right.from, other.from);
      const to = earlier(right.to, other.to);
      if (from <= to) return { ...right, from, to };
    }
  }
  return null;
}

const placeOf = ({ product, territory }: Right): string => `${product}~${territory}`;
const later = (a: Day, b: Day): Day => (a > b ? a : b);
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/**
 * The first right that a compiled contract and another one of the dealer both give, with the number
 * of the other; null where none does. What is compared is what postings are judged by.
 */
export function overlapWith(
  mine: CompiledContract,
  inForce: readonly CompiledContract[],
): (Right & { readonly number: string }) | null {
  const rights = rightsOf(mine);
  for (const other of inForce) {
    if (other.contractId === mine.contractId) continue;
    const found = overlapOf(rights, rightsOf(other));
    if (found) return { ...found, number: other.number };
  }
  return null;
}

/** The rights that a contract gives on the days on which it holds. */
export const rightsOf = ({ goods, rights, from, to }: CompiledContract): Right[] =>
  rights
    .map((right) => ({ ...right, from: later(right.from, from), to: earlier(right.to, to) }))
    .filter((right) => right.from <= right.to)
    .flatMap(({ territories, products, ...days }) =>
      territories.flatMap((territory) =>
        (products ?? Object.keys(goods)).map((product) => ({ product, territory, ...days })),
      ),
    );
