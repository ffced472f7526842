import { sum } from '../values/money.ts';
import { addMonths, type Month } from '../values/month.ts';
import type { Quantity } from '../values/quantity.ts';
import { divideHalfUp } from '../values/rounding.ts';
import type { Evidence, MonthBought } from './evidence.ts';
import { festivalDays, festivalDaysInJanuary } from './spring-festival.ts';
import type { GroundedTerm } from './term.ts';

/**
 * The amount of every term that there is evidence for, in base units, each rounded half up by
 * itself. See docs/proposals.md for the formulas with their golden numbers.
 */
export function termsOf(evidence: Evidence): Partial<Record<GroundedTerm, Quantity>> {
  const { base, trend, season, springFestival, stock, promotion, commitment } = evidence;
  return {
    ...(base && { base: baseOf(base.months) }),
    ...(trend && { trend: trendOf(trend) }),
    ...(season && { season: seasonOf(season) }),
    ...(springFestival && { springFestival: festivalOf(springFestival) }),
    ...(stock && { stock: stock.quantity }),
    ...(promotion && { promotion: promotion.quantity }),
    ...(commitment && { commitment: commitmentOf(commitment) }),
  };
}

type Given<Term extends keyof Evidence> = NonNullable<Evidence[Term]>;

const total = (months: readonly MonthBought[]): number =>
  sum(months.map(({ quantity }) => quantity));

const rounded = (numerator: bigint, divisor: bigint): Quantity =>
  Number(divideHalfUp(numerator, divisor));

/** The mean of the months; nothing where more came back than was bought. */
function baseOf(months: readonly MonthBought[]): Quantity {
  return months.length === 0
    ? 0
    : rounded(BigInt(Math.max(0, total(months))), BigInt(months.length));
}

/** Of two changes what both say: the smaller where they have one sign, else nothing. */
function agreedBy(a: bigint, b: bigint): bigint {
  if (a > 0n && b > 0n) return a < b ? a : b;
  if (a < 0n && b < 0n) return a > b ? a : b;
  return 0n;
}

/**
 * How much more the last two half-years were than the same half-years before, by what both say. A
 * twelfth of it in a year comes with each month from the middle of the last year to the planned
 * month, `6 ½ + ahead` of them; never more than a quarter of the mean either way.
 */
function trendOf({ months, ahead }: Given<'trend'>): Quantity {
  const [oldest, older, newer, newest] = [0, 6, 12, 18].map((i) => total(months.slice(i, i + 6)));
  const [a = 0, b = 0, c = 0, d = 0] = [oldest, older, newer, newest];
  const grown = Number(agreedBy(BigInt(d - b), BigInt(c - a))) * (13 + 2 * ahead);
  const most = 3 * Math.max(0, c + d);
  return rounded(BigInt(Math.max(-most, Math.min(most, grown))), 144n);
}

/**
 * What twelve months bought, and what the planned month and those beside it would come to in a
 * year if all twelve were like them.
 */
interface YearSeen {
  readonly whole: Quantity;
  readonly atThisRate: Quantity;
}

/**
 * The months by which a planned month is seen in an earlier year: January and February together,
 * because the festival moves between them, any other month with its neighbours.
 */
export function monthsSeen(planned: Month, yearsAgo: 1 | 2): Month[] {
  const then = addMonths(planned, -12 * yearsAgo);
  if (planned.endsWith('-01')) return [then, addMonths(then, 1)];
  if (planned.endsWith('-02')) return [addMonths(then, -1), then];
  return [addMonths(then, -1), then, addMonths(then, 1)];
}

/** A year and the planned month in it; of three months the middle one counts twice. */
function yearSeen({ months, planned }: Given<'season'>, yearsAgo: 1 | 2): YearSeen {
  const year = months.slice(-12 * yearsAgo, yearsAgo === 2 ? -12 : undefined);
  const of = new Map(months.map(({ month, quantity }) => [month, quantity]));
  const seen = monthsSeen(planned, yearsAgo).map((month) => of.get(month) ?? 0);
  const four = seen.length === 2 ? 2 * sum(seen) : sum(seen) + (seen[1] ?? 0);
  return { whole: total(year), atThisRate: 3 * Math.max(0, four) };
}

/** Part of a quantity, numerator over divisor. */
interface Part {
  readonly numerator: bigint;
  readonly divisor: bigint;
}

const nothing: Part = { numerator: 0n, divisor: 1n };

/**
 * By how much the planned month stands out of its year, as a part of the mean month of the last
 * year: by what both of the last two years say, or by half of what one alone does.
 */
function standingOut(seen: Given<'season'>): Part {
  const out = ({ whole, atThisRate }: YearSeen) => BigInt(atThisRate - whole);
  const last = yearSeen(seen, 1);
  if (last.whole <= 0) return nothing;
  if (seen.months.length < 24) return { numerator: out(last), divisor: 24n };
  const before = yearSeen(seen, 2);
  if (before.whole <= 0) return nothing;
  // Both over the product of the two years, so that they compare as integers.
  const both = agreedBy(out(last) * BigInt(before.whole), out(before) * BigInt(last.whole));
  return { numerator: both, divisor: 12n * BigInt(before.whole) };
}

const seasonOf = (seen: Given<'season'>): Quantity => {
  const { numerator, divisor } = standingOut(seen);
  return rounded(numerator, divisor);
};

/**
 * What January and February together bring above the mean, moved to the one in which the days lie
 * on which dealers buy for the festival. Where all of them lie in one month it has all of it, and
 * what one of the two gets the other lacks.
 */
function festivalOf({ festival, ...seen }: Given<'springFestival'>): Quantity {
  const { numerator, divisor } = standingOut(seen);
  if (numerator <= 0n) return 0;
  const inJanuary = 2 * festivalDaysInJanuary(festival) - festivalDays;
  const share = seen.planned.endsWith('-01') ? inJanuary : -inJanuary;
  return rounded(numerator * BigInt(share), divisor * BigInt(festivalDays));
}

/** What the contracts ask for in a month beyond the base: what is left, spread evenly. */
function commitmentOf({ agreed: contracts, months }: Given<'commitment'>): Quantity {
  const shares = contracts.map(({ left, monthsLeft }) => rounded(BigInt(left), BigInt(monthsLeft)));
  return sum(shares) - baseOf(months);
}
