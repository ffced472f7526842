import type { KnownHead } from '../../domain/as-known.ts';
import { accountFigures, closingBalance, goodsByProduct } from '../../domain/report.ts';
import type { DealerMonth } from '../../domain/report-rows.ts';
import { closingMonths, hasFoldedYears } from '../../domain/totals-months.ts';
import { noTotals, type Totals } from '../../domain/totals.ts';
import { sum, type Money } from '../../domain/values/money.ts';
import { lastDay, type Month } from '../../domain/values/month.ts';
import { readEntries } from '../../store/entries.ts';
import { inParallel } from '../../store/in-parallel.ts';
import { accountAsKnown, accountInTable } from '../../store/kept-totals.ts';
import { readPlans, readPlansKnown } from '../../store/plans.ts';
import { readTotals } from '../../store/totals.ts';
import type { Knowledge } from '../as-known.ts';
import { db } from '../database.ts';
import type { Dealer } from './dealers.ts';

/** What is read of each dealer. */
export interface MonthAsked {
  readonly month: Month;
  /** The month (1 to 12) in which fiscal years start. */
  readonly startMonth: number;
  /** Whether balances are wanted: later months are read only then, they depend on them. */
  readonly withAccounts: boolean;
}

/** The month of these dealers, each exactly as of its head, with the plan as known. */
export async function readMonths(
  dealers: readonly Dealer[],
  { month, startMonth, withAccounts }: MonthAsked,
  { at }: Knowledge,
): Promise<DealerMonth[]> {
  const heads = new Map(dealers.map(({ account: { head } }) => [head.dealerId, head]));
  const later = withAccounts ? closingMonths(heads.values(), month, startMonth) : [];
  const months = [...new Set([month, ...later])];
  const [totals, plans] = await Promise.all([
    readTotals(db, heads, months, startMonth, at === null ? accountInTable : accountAsKnown),
    readPlans(db, [...heads.keys()], month),
  ]);
  const known = at === null ? plans : await readPlansKnown(db, plans, at);
  return inParallel([...dealers.entries()], async ([i, { line, account }]) => {
    const { head } = account;
    const own = totals.get(head.dealerId) ?? new Map<Month, never>();
    const ofMonth = own.get(month) ?? noTotals;
    const owed = withAccounts ? await owedAfter(head, month, own, startMonth) : 0;
    return {
      dealer: {
        dealerId: head.dealerId,
        dealerCode: line.code,
        dealerName: line.name,
        territory: head.territory,
        class: line.class,
      },
      goods: goodsByProduct(ofMonth, known[i] ?? null),
      account: accountFigures(ofMonth, owed),
    };
  });
}

/**
 * Balance at the end of the month. For one so long ago that the head no longer names all months
 * since, it is counted from the entries up to it.
 */
async function owedAfter(
  head: KnownHead,
  month: Month,
  totals: ReadonlyMap<Month, Totals>,
  startMonth: number,
): Promise<Money> {
  if (!hasFoldedYears(head, month, startMonth)) {
    return closingBalance(head, month, totals, startMonth);
  }
  const entries = await readEntries(db, head.dealerId, { to: lastDay(month) });
  const known = entries.filter(({ version }) => version <= head.version);
  return sum(known.map(({ amount }) => amount));
}
