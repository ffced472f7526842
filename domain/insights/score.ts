import { ratio, whole, type Rate } from '../values/rate.ts';
import { divideHalfUp } from '../values/rounding.ts';

/**
 * What a dealer is scored by, with its weight (DOMAIN 2). Distribution, market order and timeliness
 * of data come with the nouns that know of them; until then they are absent, never 0.
 */
export const scoreWeights = {
  attainment: 30,
  growth: 15,
  collection: 20,
  distribution: 15,
  marketOrder: 10,
  timeliness: 10,
} as const;
export type ScorePart = keyof typeof scoreWeights;

/** Each part from 0 to 1,000,000; null where there is no data for it. */
export type ScoreParts = Readonly<Partial<Record<ScorePart, Rate | null>>>;

/** What a dealer's parts are made from; null is not known. */
export interface Scored {
  /** Actual ÷ plan of the month. */
  readonly attainment: Rate | null;
  /** Growth of the year to date over the same of last year. */
  readonly growth: Rate | null;
  /** What is past due, and all that is open. */
  readonly overdue: number;
  readonly open: number;
  /** Whether there was any business: who bought nothing has paid nothing late either. */
  readonly hasBusiness: boolean;
}

/** Growth at which its part is nothing, and at which it is whole. */
const growthScale = { least: -250_000, most: 250_000 } as const;

const within = (rate: Rate): Rate => Math.min(whole, Math.max(0, rate));

/**
 * The parts of a dealer's score. Attainment counts up to its plan; growth from −25 % to +25 % in a
 * straight line; collection is the part of what is open that is not overdue, whole where nothing is
 * open.
 */
export function scoreParts(scored: Scored): ScoreParts {
  const { attainment, growth, overdue, open, hasBusiness } = scored;
  const { least, most } = growthScale;
  const onTime = open > 0 ? within(whole - (ratio(overdue, open) ?? 0)) : whole;
  return {
    attainment: attainment === null ? null : within(attainment),
    growth: growth === null ? null : within(ratio(growth - least, most - least) ?? 0),
    collection: hasBusiness ? onTime : null,
  };
}

/** The score: parts by their weights, over the weights of the parts there are; null without any. */
export function scoreOf(parts: ScoreParts): Rate | null {
  const known = Object.entries(parts).flatMap(([part, rate]) =>
    rate === null ? [] : [{ rate, weight: scoreWeights[part as ScorePart] }],
  );
  const weights = known.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return null;
  const weighed = known.reduce((sum, { rate, weight }) => sum + rate * weight, 0);
  return Number(divideHalfUp(BigInt(weighed), BigInt(weights)));
}
