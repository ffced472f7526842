import type { Company } from '../../domain/company.ts';
import { accountFigures, closingBalance, goodsByProduct } from '../../domain/report.ts';
import type { DealerMonth } from '../../domain/report-rows.ts';
import { closingMonths } from '../../domain/totals-months.ts';
import { noTotals } from '../../domain/totals.ts';
import type { Month } from '../../domain/values/month.ts';
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
  return dealers.map(({ line, head }, i) => {
    const own = totals.get(head.dealerId) ?? new Map<Month, never>();
    const ofMonth = own.get(month) ?? noTotals;
    const owed = withAccounts ? closingBalance(head, month, own, startMonth) : 0;
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
