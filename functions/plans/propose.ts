import type { Head } from '../../domain/account.ts';
import type { Company } from '../../domain/company.ts';
import type { InForce } from '../../domain/contracts/in-force.ts';
import { boughtIn, type Bought } from '../../domain/plan-month.ts';
import type { Product } from '../../domain/product.ts';
import { agreedFor } from '../../domain/proposal/agreed.ts';
import { monthsKnown } from '../../domain/proposal/history.ts';
import { proposalOf, type ProposedLine } from '../../domain/proposal/proposing.ts';
import type { Totals } from '../../domain/totals.ts';
import { addMonths, monthOf, monthsBetween, type Month } from '../../domain/values/month.ts';
import { readHeads } from '../../store/heads.ts';
import { readInForceOf } from '../../store/in-force.ts';
import { readTotals } from '../../store/totals.ts';
import { untilDone } from '../../store/transact.ts';
import { dayIn } from '../clock.ts';
import { db } from '../database.ts';

/** What the proposals of a month are made of besides each dealer's account. */
export interface Proposing {
  readonly month: Month;
  readonly company: Company;
  readonly products: readonly Product[];
}

/** A dealer's month as proposed. */
export interface DealerProposal {
  readonly head: Head;
  /** The whole months known, the oldest first, and what was bought in each. */
  readonly months: readonly Month[];
  readonly bought: readonly Bought[];
  readonly lines: readonly ProposedLine[];
}

/**
 * The proposals of these dealers by dealer id, each exactly as of its head; those without account
 * are left out. Of each dealer its head, its contracts and 25 months of totals are read.
 */
export const propose = (
  dealerIds: readonly string[],
  proposing: Proposing,
): Promise<Map<string, DealerProposal>> =>
  untilDone(async () => {
    const heads = await readHeads(db, dealerIds);
    const current = monthOf(dayIn(proposing.company.timeZone));
    const since = monthsSince(proposing.month, current);
    const months = monthsKnown(proposing.month, current);
    const [totals, contracts] = await Promise.all([
      readTotals(db, heads, [...months, ...since], proposing.company.fiscalYearStart),
      readInForceOf(db, [...heads.values()]),
    ]);
    const reading = { current, months, since };
    return new Map(
      [...heads.values()].map((head) => {
        const read = { head, inForce: contracts.get(head.dealerId) ?? null };
        return [
          head.dealerId,
          proposalFor({ ...read, totals: totals.get(head.dealerId) }, reading, proposing),
        ];
      }),
    );
  });

/** Months back from today in which contracts still tell what was left when a month began. */
const lookBack = 12;

/** The months from the planned one to the one that today lies in; none where it is yet to come. */
const monthsSince = (planned: Month, current: Month): Month[] =>
  planned < addMonths(current, -lookBack) ? [] : monthsBetween(planned, current);

interface Read {
  readonly head: Head;
  readonly inForce: InForce | null;
  readonly totals: ReadonlyMap<Month, Totals> | undefined;
}

interface Reading {
  readonly current: Month;
  readonly months: readonly Month[];
  readonly since: readonly Month[];
}

function proposalFor(
  { head, inForce, totals }: Read,
  { current, months, since }: Reading,
  { month: planned, products }: Proposing,
): DealerProposal {
  const of = (month: Month) => boughtIn(totals?.get(month));
  const bought = months.map(of);
  const isLongOver = planned < addMonths(current, -lookBack);
  const counting = { planned, current, since: added(since.map(of)) };
  const agreed = agreedFor(isLongOver ? null : inForce, head.contracts, counting);
  return { head, months, bought, lines: proposalOf({ planned, months, bought }, products, agreed) };
}

function added(months: readonly Bought[]): Bought {
  const result = new Map<string, number>();
  for (const [product, quantity] of months.flatMap((month) => [...month])) {
    result.set(product, (result.get(product) ?? 0) + quantity);
  }
  return result;
}
