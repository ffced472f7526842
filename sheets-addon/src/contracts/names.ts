import { routes } from '../../../api/routes.ts';
import { call } from '../call.ts';
import { fetchDealers } from '../ledger/lists-tab.ts';

/** What the sheets of contracts call things by: the company, and its dealers by their ids. */
export function fetchNames() {
  const company = call(routes.company.getCompany);
  const dealers = new Map(fetchDealers().map((dealer) => [dealer.id, dealer]));
  return { company, dealers };
}
