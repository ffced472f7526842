import type { plans } from '../../api/routes/plans.ts';
import type { Head } from '../../domain/account.ts';
import type { Company } from '../../domain/company.ts';
import { agreedIn, citationText } from '../../domain/contracts/grounds.ts';
import type { InForce } from '../../domain/contracts/in-force.ts';
import { territoriesOf } from '../../domain/member.ts';
import { accept } from '../../domain/outcome.ts';
import { noPlan } from '../../domain/plan-acts.ts';
import {
  boughtIn,
  isMissing,
  monthLines,
  monthsLately,
  offered,
  type PlanMonth,
} from '../../domain/plan-month.ts';
import type { PlanSurroundings } from '../../domain/plan-cells.ts';
import type { Product } from '../../domain/product.ts';
import { addMonths, type Month } from '../../domain/values/month.ts';
import type { Cell } from '../../domain/values/table.ts';
import { readCompany } from '../../store/company.ts';
import { listCustomers, type CustomerLine } from '../../store/customers.ts';
import { readHeads } from '../../store/heads.ts';
import { readInForceOf } from '../../store/in-force.ts';
import { readPlans } from '../../store/plans.ts';
import { listProducts } from '../../store/products.ts';
import { readTotals } from '../../store/totals.ts';
import { untilDone } from '../../store/transact.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { monthTables, type DealerRows } from './month-tables.ts';
import { surroundingsOf } from './surroundings.ts';

/** Most dealers of a page, and the characters after which a page takes no further dealer. */
const dealersOfPage = 200;
const pageSize = 4_000_000;

/** The month's plans of the dealers in the caller's territories, page by page. */
export const getMonthPlans: Handler<typeof plans.getMonthPlans> = async (
  { params: { month }, query: { territory, cursor } },
  { member },
) => {
  const question = ['plans', month, territory ?? null];
  const [company, products, list] = await Promise.all([
    readCompany(db),
    listProducts(db),
    listCustomers(db, {
      tier: 'dealer',
      territories: territoriesOf(member, territory),
      after: await readCursor(cursor, question, member),
      limit: dealersOfPage,
    }),
  ]);
  const months = await untilDone(() => readMonths(list.lines, month, company));
  const page = pageOf(months, products, company);
  const last = page.cut ?? list.last;
  return accept({
    month,
    ...(await monthTables(month, page.dealers)),
    missing: page.dealers.filter(({ missing }) => missing).map(({ line }) => line.customerId),
    ...(last === null ? {} : { next: await writeCursor(last, question, member) }),
  });
};

/** A dealer of the month with its account and figures. */
interface DealerMonth extends PlanMonth {
  readonly line: CustomerLine;
  readonly head: Head;
  readonly inForce: InForce | null;
  readonly missing: boolean;
}

/** Reads the month of these dealers; one that is closed shows only where it has a plan. */
async function readMonths(
  lines: readonly CustomerLine[],
  month: Month,
  company: Company,
): Promise<DealerMonth[]> {
  const ids = lines.map((line) => line.customerId);
  const [heads, kept] = await Promise.all([readHeads(db, ids), readPlans(db, ids, month)]);
  const [before, yearBefore] = [addMonths(month, -1), addMonths(month, -12)];
  const lately = monthsLately(month);
  const months = [...new Set([...lately, before, yearBefore])];
  const [totals, contracts] = await Promise.all([
    readTotals(db, heads, months, company.fiscalYearStart),
    readInForceOf(db, [...heads.values()]),
  ]);
  return lines.flatMap((line, i) => {
    const head = heads.get(line.customerId);
    const plan = kept[i];
    if (!head || (!line.active && !plan)) return [];
    const of = totals.get(line.customerId);
    return {
      line,
      head,
      inForce: contracts.get(head.dealerId) ?? null,
      plan: plan ?? noPlan(line.customerId, month).plan,
      lastMonth: boughtIn(of?.get(before)),
      lastYear: boughtIn(of?.get(yearBefore)),
      sold: boughtIn(of?.get(month)),
      missing:
        line.active &&
        isMissing(
          { lines: plan?.lines ?? [] },
          lately.map((m) => of?.get(m)),
        ),
    };
  });
}

type PageDealer = DealerMonth & DealerRows;

interface Page {
  readonly dealers: readonly PageDealer[];
  /** The last dealer taken, where the page was full before the list was at its end. */
  readonly cut: string | null;
}

/** Takes dealers until the page is full; a dealer is never divided. */
function pageOf(
  months: readonly DealerMonth[],
  products: readonly Product[],
  company: Company,
): Page {
  const offer = offered(products);
  const pricesOf = pricesBy(products, company);
  const dealers: PageDealer[] = [];
  let size = 0;
  for (const dealer of months) {
    if (size > pageSize) return { dealers, cut: dealers.at(-1)?.line.customerId ?? null };
    const rows = monthLines(dealer, pricesOf(dealer), offer).map(withGround(dealer));
    size += rows.reduce((sum, row) => sum + sizeOf(row), 400);
    dealers.push({ ...dealer, rows });
  }
  return { dealers, cut: null };
}

/** Prices of dealers; many have one list in common, and a contract is a dealer's own. */
function pricesBy(products: readonly Product[], company: Company) {
  const lists = new Map<string | null, PlanSurroundings['products']>();
  return ({ head: { priceList, territory }, inForce, plan: { month } }: DealerMonth) => {
    const known = inForce ? undefined : lists.get(priceList);
    const pricing = { priceList, inForce, territory };
    const prices = known ?? surroundingsOf(month, products, pricing, company).products;
    if (!inForce) lists.set(priceList, prices);
    return prices;
  };
}

/** A row with the clause that its price rests on; null where it is listed or typed. */
function withGround({ head, inForce, plan: { month } }: DealerMonth) {
  const agreed = agreedIn(inForce, month, head.territory);
  return (row: Record<string, Cell>): Record<string, Cell> => {
    const found = agreed.get(String(row['productId']));
    const isAgreed = found?.price === row['price'] && found?.per === row['per'];
    return { ...row, ground: found && isAgreed ? citationText(found.ground) : null };
  };
}

/** About the bytes of a row on the wire. */
const sizeOf = (row: Record<string, Cell>): number => 80 + 3 * String(row['note'] ?? '').length;
