/**
 * What a rule answers: facts to keep, or the one reason it refuses.
 *
 * A refusal is an ordinary value. `detail` carries the figures that the sentence shown to a person
 * needs (for example the remaining credit); it never carries data the caller may not see.
 */
export type Outcome<Facts, Reason extends string> =
  { readonly ok: true; readonly facts: Facts } | Refusal<Reason>;

/** A closed reason and the figures its sentence needs. */
export interface Refusal<Reason extends string> {
  readonly ok: false;
  readonly reason: Reason;
  readonly detail: Detail;
}

/** Named figures of a refusal: integers in their own unit, days, months, codes. */
export type Detail = Readonly<Record<string, string | number | null>>;

/** The rule holds; these are the facts to keep. */
export const accept = <Facts>(facts: Facts) => ({ ok: true, facts }) as const;

/** The rule does not hold, for one closed reason. */
export const refuse = <Reason extends string>(reason: Reason, detail: Detail = {}) =>
  ({ ok: false, reason, detail }) as const;
