import { sum } from '../values/money.ts';
import type { Quantity } from '../values/quantity.ts';
import type { Evidence } from './evidence.ts';
import type { ProposalTerm } from './term.ts';
import { termsOf } from './terms.ts';

/** A target as proposed: the exact sum of its terms, base units. A term without data is absent. */
export interface Proposed {
  readonly quantity: Quantity;
  readonly terms: Readonly<Partial<Record<ProposalTerm, Quantity>>>;
}

/** What a target can be at all. */
export interface Possible {
  /** Base units in a case. */
  readonly caseSize: number;
  /** The most that contracts leave to be sold; null where none bounds it. */
  readonly most: Quantity | null;
}

/**
 * Adds the terms of a target up. `limit` takes the sum to nothing where it is below, and to what
 * contracts leave where it is above; `rounding` takes one of a case or more to whole cases, half
 * up. Neither stands where it does nothing.
 */
export function proposed(evidence: Evidence, { caseSize, most }: Possible): Proposed {
  const grounded = termsOf(evidence);
  const asked = sum(Object.values(grounded));
  const limited = Math.max(0, Math.min(asked, most ?? asked));
  const quantity = inWholeCases(limited, caseSize, most);
  const [limit, rounding] = [limited - asked, quantity - limited];
  return {
    quantity,
    terms: {
      ...grounded,
      ...(limit !== 0 && { limit }),
      ...(rounding !== 0 && { rounding }),
    },
  };
}

/** Less than a case stays as it is: rounded, it would be a whole case or nothing at all. */
function inWholeCases(quantity: Quantity, caseSize: number, most: Quantity | null): Quantity {
  if (quantity < caseSize) return quantity;
  const nearest = Math.floor((2 * quantity + caseSize) / (2 * caseSize)) * caseSize;
  return most !== null && nearest > most ? nearest - caseSize : nearest;
}
