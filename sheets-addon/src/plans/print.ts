import { minorDigits } from '../../../domain/values/currency.ts';
import { company as companyRoutes } from '../../../api/routes/company.ts';
import { plans } from '../../../api/routes/plans.ts';
import { products as productRoutes } from '../../../api/routes/products.ts';
import { ask, callAll } from '../call.ts';
import { readActive } from '../editable/read.ts';
import { withPages } from '../products/pull.ts';
import { words } from '../settings.ts';
import { writePage } from '../sheets/write-page.ts';
import { Stop } from '../stop.ts';
import { selectedSpans } from './acts.ts';
import { dealersOf, rowsWithin } from './chosen.ts';
import { planKind } from './kind.ts';
import { planPage } from './page.ts';

/** Makes one page for the dealer of the selected row, from the plan as it is stored. */
export function printPlan(): string {
  const w = words();
  const { tab, state, understood } = readActive(planKind);
  const chosen = rowsWithin(understood.rows, selectedSpans(tab.sheet));
  const dealer = dealersOf(chosen, state.context)[0];
  if (!dealer) throw new Stop(w.plan.chooseDealer);
  const month = tab.pull.scope;
  const [plan, list, company] = callAll([
    ask(plans.getPlan, { params: { month, dealerId: dealer.id } }),
    ask(productRoutes.listProducts),
    ask(companyRoutes.getCompany),
  ]);
  const products = new Map(withPages(list).map((product) => [String(product.productId), product]));
  const making = { company, dealer, plan, products, unit: state.context.unit };
  const page = planPage(making, w);
  const name = w.plan.printName(dealer.code, month);
  writePage(name, page, {
    digits: minorDigits(company.currency),
    colours: company.colours,
    logo: company.logo,
  });
  return w.plan.printed;
}
