import { knownNow } from '../../domain/as-known.ts';
import { lastDated } from '../../domain/company-changes.ts';
import type { Company } from '../../domain/company.ts';
import { payerKey, type Known, type Payer } from '../../domain/bank/matching.ts';
import { openItem } from '../../domain/account.ts';
import { addMonths, monthOf, type Month } from '../../domain/values/month.ts';
import { bankLinesOf } from '../../store/bank-lines.ts';
import { listAllCustomers, readCustomers } from '../../store/customers.ts';
import { readHeads } from '../../store/heads.ts';
import { knowledgeOf } from '../as-known.ts';
import { db } from '../database.ts';
import { readStandings } from '../reports/standings.ts';

/** Months whose confirmed lines tell whose payments a payer's are. */
const monthsBefore = 3;

/**
 * What lines are matched by: every dealer with what is open on it and its account at a bank, and
 * whose payments were confirmed lately.
 */
export async function readKnown(company: Company): Promise<Known> {
  const knowledge = knowledgeOf(undefined, company.timeZone);
  const { today } = knowledge;
  const lines = await listAllCustomers(db, { tier: 'dealer', territories: null });
  const ids = lines.map(({ customerId }) => customerId);
  const [heads, customers, before] = await Promise.all([
    readHeads(db, ids),
    readCustomers(db, ids),
    readBefore(monthOf(today)),
  ]);
  const accounts = [...heads.values()].map(knownNow);
  const standings = await readStandings(accounts, knowledge, lastDated(company, today), company);
  const open = new Map(
    standings.map(({ account, standing }) => [account.now.dealerId, standing.items]),
  );
  const payers = customers.flatMap((kept): Payer[] => {
    if (!kept) return [];
    const { customerId: dealerId, name, bank } = kept.customer;
    const items = (open.get(dealerId) ?? []).map(openItem);
    items.sort((a, b) => (a.due === b.due ? 0 : a.due < b.due ? -1 : 1));
    const { accountNumber = null, accountName = null } = bank ?? {};
    return [{ dealerId, name, accountNumber, accountName, open: items }];
  });
  return { payers, before };
}

async function readBefore(month: Month): Promise<Map<string, string>> {
  const months = Array.from({ length: monthsBefore }, (_, i) =>
    addMonths(month, i + 1 - monthsBefore),
  );
  const lines = (await Promise.all(months.map((each) => bankLinesOf(db, each)))).flat();
  const before = new Map<string, string>();
  for (const { state, dealerId, payer, payerAccount } of lines) {
    if (state !== 'confirmed' || dealerId === null) continue;
    for (const key of [payerKey(payer), payerKey(payerAccount)]) {
      if (key !== '') before.set(key, dealerId);
    }
  }
  return before;
}
