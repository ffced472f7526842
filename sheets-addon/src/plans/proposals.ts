import type { Reply } from '../../../api/route.ts';
import { plans } from '../../../api/routes/plans.ts';
import type { Month } from '../../../domain/values/month.ts';
import { toRecords } from '../../../domain/values/table.ts';
import { call } from '../call.ts';
import { planIdentityOf } from './identity.ts';

/** A page of a month's proposals as the service answers it. */
type Page = Reply<(typeof plans)['getProposals']>;

/** What is proposed, in base units, by the identity of the row; pages after the first are asked. */
export function proposalsFrom(month: Month, first: Page): Map<string, number> {
  const found = new Map<string, number>();
  for (const { lines } of pagesFrom(month, first)) {
    for (const row of toRecords<'dealerId' | 'productId' | 'quantity'>(lines)) {
      const identity = planIdentityOf(String(row.dealerId), String(row.productId));
      found.set(identity, Number(row.quantity));
    }
  }
  return found;
}

function pagesFrom(month: Month, first: Page): Page[] {
  const pages = [first];
  for (let cursor = first.next; cursor !== undefined;) {
    const page = call(plans.getProposals, { params: { month }, query: { cursor } });
    pages.push(page);
    cursor = page.next;
  }
  return pages;
}
