import { overLimit } from '../account.ts';
import {
  ageing,
  oldestPastDue,
  pastDue,
  type Ageing,
  type OpenDocument,
  type Standing,
} from '../ageing.ts';
import { byCode } from '../values/code.ts';
import { daysBetween, type Day } from '../values/day.ts';
import { sum, type Money } from '../values/money.ts';

/** A dealer with what stands open, as a reminder looks at it. */
export interface OwingDealer {
  readonly code: string;
  readonly name: string;
  readonly territory: string;
  readonly creditLimit: Money | null;
  readonly balance: Money;
  readonly standing: Standing;
}

/** A dealer that owes what is past due; `oldest` is what is past due for longest. */
export interface OverdueDealer extends Pick<OwingDealer, 'code' | 'name' | 'territory'> {
  readonly overdue: Money;
  readonly ageing: Ageing;
  readonly oldest: OpenDocument;
  /** Days that the oldest document is past due. */
  readonly days: number;
}

/** A dealer that owes more than its credit limit. */
export interface OverLimitDealer extends Pick<OwingDealer, 'code' | 'name' | 'territory'> {
  readonly balance: Money;
  readonly creditLimit: Money;
  readonly over: Money;
}

/** What a reminder says of some dealers on a day. */
export interface Reminded {
  /** The largest amount first. */
  readonly overdue: readonly OverdueDealer[];
  readonly overLimit: readonly OverLimitDealer[];
  /** What is past due of all of them together. */
  readonly total: Money;
}

/**
 * The dealers that are reminded of on a day: those with a document past due, and those above their
 * limit. A document is past due from the day after its due day on.
 */
export function remindedOf(dealers: readonly OwingDealer[], asOf: Day): Reminded {
  const overdue = dealers
    .flatMap((dealer) => overdueOf(dealer, asOf))
    .sort((a, b) => b.overdue - a.overdue || byCode(a, b));
  const aboveLimit = dealers.flatMap(overLimitOf).sort((a, b) => b.over - a.over || byCode(a, b));
  return { overdue, overLimit: aboveLimit, total: sum(overdue.map((dealer) => dealer.overdue)) };
}

function overdueOf({ standing, ...dealer }: OwingDealer, asOf: Day): OverdueDealer[] {
  const oldest = oldestPastDue(standing, asOf);
  if (oldest === null) return [];
  const { code, name, territory } = dealer;
  const aged = ageing(standing, asOf);
  return [
    {
      ...{ code, name, territory, oldest },
      ...{ overdue: pastDue(aged), ageing: aged },
      days: daysBetween(oldest.due, asOf),
    },
  ];
}

function overLimitOf(dealer: OwingDealer): OverLimitDealer[] {
  const { code, name, territory, balance, creditLimit } = dealer;
  const over = overLimit(dealer);
  return creditLimit !== null && over > 0
    ? [{ code, name, territory, balance, creditLimit, over }]
    : [];
}
