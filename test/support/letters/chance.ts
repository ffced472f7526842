import { random } from '../totals-model.ts';

/** True in so many of a hundred cases; the same run of them for the same seed. */
export type Chance = (percent: number) => boolean;

/** A number below `n`, and chances, from a seed. */
export function luck(seed: number): { readonly pick: (n: number) => number; chance: Chance } {
  const pick = random(seed);
  return { pick, chance: (percent) => pick(10_000) < percent * 100 };
}
