import type { CompanyShown } from '../../../domain/company.ts';
import type { Month } from '../../../domain/values/month.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { toRecords } from '../../../domain/values/table.ts';
import { company as companyRoutes } from '../../../api/routes/company.ts';
import { plans } from '../../../api/routes/plans.ts';
import { products as productRoutes } from '../../../api/routes/products.ts';
import { ask, call, callAll } from '../call.ts';
import { withPages } from '../products/pull.ts';
import type { Pulled } from '../editable/kind.ts';
import type { Words } from '../words.ts';
import type { PlanContext } from './context.ts';
import { productName, type ProductRecord } from './product-text.ts';
import { proposalsFrom } from './proposals.ts';
import { pulledRows, type MonthPlans } from './rows.ts';
import { unitMode } from './unit-mode.ts';

/** A month's plans with what is needed to show them. */
export interface MonthPulled {
  /** What is proposed, in base units, by the identity of the row. */
  readonly proposals: ReadonlyMap<string, number>;
  readonly company: CompanyShown;
  readonly products: ReadonlyMap<string, ProductRecord>;
  readonly plans: MonthPlans;
}

/** Asks for a month in four requests at once; a long list takes one more for each further page. */
export function fetchMonth(month: Month): MonthPulled {
  const [first, proposed, products, company] = callAll([
    ask(plans.getMonthPlans, { params: { month } }),
    ask(plans.getProposals, { params: { month } }),
    ask(productRoutes.listProducts),
    ask(companyRoutes.getCompany),
  ]);
  const list = withPages(products);
  return {
    company,
    products: new Map(list.map((product) => [String(product.productId), product])),
    plans: allPages(month, first),
    proposals: proposalsFrom(month, proposed),
  };
}

function allPages(month: Month, first: MonthPlans): MonthPlans {
  let whole = first;
  for (let next = first.next; next !== undefined;) {
    const page = call(plans.getMonthPlans, { params: { month }, query: { cursor: next } });
    whole = {
      ...whole,
      dealers: joined(whole.dealers, page.dealers),
      lines: joined(whole.lines, page.lines),
      support: joined(whole.support, page.support),
      missing: [...whole.missing, ...page.missing],
    };
    next = page.next;
  }
  return whole;
}

/** The plans of a month alone, every page of them. */
export const fetchPlans = (month: Month): MonthPlans =>
  allPages(month, call(plans.getMonthPlans, { params: { month } }));

const joined = (a: MonthPlans['lines'], b: MonthPlans['lines']): MonthPlans['lines'] => ({
  columns: a.columns,
  rows: [...a.rows, ...b.rows],
});

/** Everything the plan sheet of a month is made from. */
export function pullPlan(month: Month, words: Words): Pulled<PlanContext> {
  const { company, products, proposals, plans: reply } = fetchMonth(month);
  const context = contextOf(month, company, products, reply);
  const { inCases, inUnits, title } = words.plan;
  const unitWords = context.unit === 'case' ? inCases : inUnits;
  return {
    title: `${title(company.name, month)} · ${unitWords}`,
    context,
    rows: pulledRows(reply, { proposals, context, products, words }),
    digits: context.digits,
    at: Utilities.formatDate(new Date(), company.timeZone, 'yyyy-MM-dd HH:mm'),
  };
}

function contextOf(
  month: Month,
  company: CompanyShown,
  products: ReadonlyMap<string, ProductRecord>,
  reply: MonthPlans,
): PlanContext {
  const dealers = toRecords<'dealerId' | 'dealerCode' | 'dealerName'>(reply.dealers);
  return {
    month,
    timeZone: company.timeZone,
    unit: unitMode(),
    digits: minorDigits(company.currency),
    products: Object.fromEntries(
      [...products.values()].map((product) => [
        String(product.code),
        {
          id: String(product.productId),
          caseSize: Number(product.caseSize),
          name: productName(product),
          pinyin: String(product.pinyin ?? ''),
        },
      ]),
    ),
    dealers: Object.fromEntries(
      dealers.map(({ dealerId, dealerCode, dealerName }) => [
        String(dealerCode),
        { id: String(dealerId), name: String(dealerName) },
      ]),
    ),
  };
}
