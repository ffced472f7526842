import { listAllCustomers } from '../../store/customers.ts';
import { readCompany } from '../../store/company.ts';
import { db } from '../database.ts';
import type { Addressee, KindOfLetter } from './composed.ts';
import { inOrder } from './in-order.ts';
import { monthsDue } from './monthly.ts';

/**
 * On the first of each month, of the month before: to every active dealer its own statement, where
 * the company has switched that on. One without an address is listed as undeliverable.
 */
export const dealerStatementLetters: KindOfLetter = {
  periodsDue: monthsDue,
  addressees: async function* (_, after) {
    const { policies } = await readCompany(db);
    if (policies.dealerStatements !== true) return;
    const dealers = await listAllCustomers(db, { tier: 'dealer', territories: null });
    const active = dealers.filter((dealer) => dealer.active);
    const all = active.map(({ customerId, territory }): Addressee => ({
      recipient: { is: 'dealer', dealerId: customerId },
      territories: [territory],
    }));
    yield* inOrder(all, after);
  },
};
