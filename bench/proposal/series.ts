import { springFestival } from '../../domain/proposal/spring-festival.ts';
import { daysBetween, type Day } from '../../domain/values/day.ts';
import { addMonths, daysOf, monthsBetween, type Month } from '../../domain/values/month.ts';

/** What dealers bought of their products, month by month; months stand in one order for all. */
export interface Sales {
  readonly months: readonly Month[];
  readonly series: readonly Series[];
}

/** What one dealer bought of one product. */
export interface Series {
  readonly dealer: string;
  readonly product: string;
  readonly quantities: readonly number[];
}

/** Random numbers from 0 up to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How a product sells. */
interface Kind {
  readonly level: number;
  /** Of a summer or a winter season, as a part of the level; 0 is none. */
  readonly season: number;
  readonly peak: number;
  /** What a day before the Spring Festival has beyond an ordinary one. */
  readonly festival: number;
  readonly trend: number;
  /** Bought in some months only, then for those between as well. */
  readonly isOccasional: boolean;
}

const [firstMonth, months] = ['2023-01', 38] as const;

/**
 * Thirty-eight months of twelve dealers with twenty products each: level, yearly trend, a season in
 * most, stocking up for the Spring Festival and quiet days after it in half of them, noise, and in
 * a third orders only now and then. All of it drawn from a seed.
 */
export function seededSales(seed: number): Sales {
  const random = randomFrom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const all = monthsBetween(firstMonth, addMonths(firstMonth, months - 1));
  const kinds = Array.from({ length: 20 }, (): Kind => ({
    level: Math.exp(3 + 2.2 * random()),
    season: random() < 0.3 ? 0 : 0.55 * random(),
    peak: random() < 0.65 ? 6.5 : 0.5,
    festival: random() < 0.5 ? 0 : 1.2 * random(),
    trend: 0.05 + 0.12 * normal(),
    isOccasional: random() < 0.3,
  }));
  const series = Array.from({ length: 12 }, (_, dealer) => {
    const size = Math.exp(0.6 * normal());
    return kinds.map((kind, product): Series => {
      const own = { ...kind, level: kind.level * size, trend: kind.trend + 0.1 * normal() };
      const names = { dealer: `D${String(dealer)}`, product: `P${String(product)}` };
      return { ...names, quantities: bought(own, all, random, normal) };
    });
  });
  return { months: all, series: series.flat() };
}

function bought(
  kind: Kind,
  all: readonly Month[],
  random: () => number,
  normal: () => number,
): number[] {
  const often = kind.isOccasional ? 0.3 + 0.5 * random() : 1;
  let wanted = 0;
  return all.map((month, i) => {
    const time = (2 * Math.PI * (Number(month.slice(5)) - 1 - kind.peak)) / 12;
    const season = 1 + kind.season * Math.cos(time);
    const mean = kind.level * (1 + (kind.trend * i) / 12) * season * workOf(month, kind);
    wanted += Math.max(0, mean) * Math.exp(0.3 * normal() - 0.045);
    if (random() >= often) return 0;
    const quantity = Math.round(wanted);
    wanted = 0;
    return quantity;
  });
}

/** Ordinary days that the days of a month are worth, over those of a mean month. */
function workOf(month: Month, { festival }: Kind): number {
  const first = springFestival(Number(month.slice(0, 4)));
  const worth = daysOf(month).map((day) => (first === null ? 1 : worthOf(day, first, festival)));
  return worth.reduce((a, b) => a + b, 0) / 30.4;
}

function worthOf(day: Day, first: Day, festival: number): number {
  const since = daysBetween(first, day);
  if (since >= -25 && since < 0) return 1 + festival;
  return since >= 0 && since < 10 ? 1 - 0.45 * Math.min(1, festival + 0.3) : 1;
}
