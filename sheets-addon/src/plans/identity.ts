import { SupportKind, type PlanRow } from '../../../domain/plan.ts';

/** Separates dealer and row; neither kind of id has it. */
const separator = '|';

/** Identity of a row: dealer and product id, support line, or the dealer's own row. */
export const planIdentityOf = (dealerId: string, row: PlanRow): string =>
  `${dealerId}${separator}${row}`;

/** Takes an identity of ours apart. */
export function splitPlanIdentity(identity: string): { dealerId: string; row: PlanRow } {
  const at = identity.indexOf(separator);
  return { dealerId: identity.slice(0, at), row: identity.slice(at + 1) };
}

/**
 * What stands in the product code column of rows that are no product. They begin with a sign that
 * no sheet takes for a formula when the cell is pasted elsewhere.
 */
const special: Readonly<Record<string, PlanRow>> = {
  '#total': '*',
  '#promotion': '+promotion',
  '#people': '+people',
  '#vehicle': '+vehicle',
};

/** The row that a special code names, or null for a product's code. */
export const specialRow = (code: string): PlanRow | null =>
  Object.hasOwn(special, code) ? (special[code] ?? null) : null;

/** The special code of the dealer's own row. */
export const dealerRowCode = '#total';

/** The special code of a support line. */
export const supportCode = (kind: SupportKind): string => `#${kind}`;

/** The kinds of support in the order in which their rows stand. */
export const supportKinds: readonly SupportKind[] = SupportKind.options;
