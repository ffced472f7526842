import type { Day } from '../values/day.ts';
import type { Contract } from './contract.ts';
import { completeTerms, type ContractTerms } from './terms.ts';

/** A product that may be sold in a territory from one day to another, both included. */
export interface Right {
  readonly product: string;
  readonly territory: string;
  readonly from: Day;
  readonly to: Day;
}

/** Every right that a contract gives, product by product and territory by territory. */
export function rightsOf({ goods, rights, signing }: ContractTerms): Right[] {
  const sold = goods.lines.map((line) => line.productId);
  return rights.grants.flatMap((grant) => {
    const from = later(grant.from ?? signing.from, signing.from);
    const to = earlier(grant.to ?? signing.to, signing.to);
    if (from > to) return [];
    return grant.territories.flatMap((territory) =>
      (grant.products ?? sold).map((product) => ({ product, territory, from, to })),
    );
  });
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
 * The first right of a version that another contract of the dealer gives too, with the number of
 * that contract; null where none does.
 */
export function overlapWith(before: Contract, versions: readonly Contract[], today: Day) {
  const whole = completeTerms(before.terms);
  const mine = whole ? rightsOf(whole) : [];
  for (const other of versions) {
    if (other.contractId === before.contractId) continue;
    const found = overlapOf(mine, rightsHeld(other, today));
    if (found) return { ...found, number: other.number };
  }
  return null;
}

/** The rights that a version gives: of one in force to its end, of a terminated one to that day. */
function rightsHeld({ state, terms, terminatedOn }: Contract, today: Day): Right[] {
  const whole = completeTerms(terms);
  if (!whole || (state !== 'in-force' && state !== 'terminated')) return [];
  if (state !== 'terminated') return rightsOf(whole);
  if (terminatedOn === null || terminatedOn < today) return [];
  return rightsOf(whole).flatMap((right) =>
    right.from > terminatedOn
      ? []
      : [{ ...right, to: right.to < terminatedOn ? right.to : terminatedOn }],
  );
}
