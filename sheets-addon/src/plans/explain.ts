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
import { proposalPage } from './proposal-page.ts';

/** Makes one page that says, term by term, why the selected dealer is proposed what it is. */
export function explainProposal(): string {
  const w = words();
  const { tab, state, understood } = readActive(planKind);
  const chosen = rowsWithin(understood.rows, selectedSpans(tab.sheet));
  const dealer = dealersOf(chosen, state.context)[0];
  if (!dealer) throw new Stop(w.plan.chooseDealer);
  const month = tab.pull.scope;
  const [proposal, list, company] = callAll([
    ask(plans.getProposal, { params: { month, dealerId: dealer.id } }),
    ask(productRoutes.listProducts),
    ask(companyRoutes.getCompany),
  ]);
  if (proposal.lines.length === 0) throw new Stop(w.plan.nothingProposed);
  const products = new Map(withPages(list).map((product) => [String(product.productId), product]));
  const making = { company: company.name, dealer, proposal, products, unit: state.context.unit };
  writePage(w.plan.explainName(dealer.code, month), proposalPage(making, w), {
    digits: minorDigits(company.currency),
    colours: company.colours,
    logo: null,
  });
  return w.plan.explained;
}
