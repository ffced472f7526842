import type { Head } from '../../domain/account.ts';
import type { Company } from '../../domain/company.ts';
import { accountFigures, closingBalance, goodsByProduct } from '../../domain/report.ts';
import type { DealerMonth } from '../../domain/report-rows.ts';
import { closingMonths, hasFoldedYears } from '../../domain/totals-months.ts';
import { noTotals, type Totals } from '../../domain/totals.ts';
import { sum, type Money } from '../../domain/values/money.ts';
import { lastDay, type Month } from '../../domain/values/month.ts';
import { readEntries } from '../../store/entries.ts';
import { inParallel } from '../../store/in-parallel.ts';
import { readPlans } from '../../store/plans.ts';
import { readTotals } from '../../store/totals.ts';
import { db } from '../database.ts';
import type { Dealer } from './dealers.ts';

/**
 * The month of these dealers, each exactly as of its head. Later months are read only where the
 * report shows accounts (`withAccounts`): the balance at the end of the month depends on them.
 */
export async function readMonths(
  dealers: readonly Dealer[],
  month: Month,
  { fiscalYearStart: startMonth }: Company,
  withAccounts: boolean,
): Promise<DealerMonth[]> {
  const heads = new Map(dealers.map(({ head }) => [head.dealerId, head]));
  const later = withAccounts ? closingMonths(heads.values(), month, startMonth) : [];
  const [totals, plans] = await Promise.all([
    readTotals(db, heads, [...new Set([month, ...later])], startMonth),
    readPlans(db, [...heads.keys()], month),
  ]);
  return inParallel([...dealers.entries()], async ([i, { line, head }]) => {
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
      goods: goodsByProduct(ofMonth, plans[i] ?? null),
      account: accountFigures(ofMonth, owed),
    };
  });
}

/**
 * Balance at the end of the month. For one so long ago that the head no longer names all months
 * since, it is counted from the entries up to it.
 */
async function owedAfter(
  head: Head,
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
