import type { accounts } from '../../api/routes/accounts.ts';
import { openItem } from '../../domain/account.ts';
import { accept } from '../../domain/outcome.ts';
import { daysBetween } from '../../domain/values/day.ts';
import { readCompany } from '../../store/company.ts';
import { readStanding } from '../../store/standing.ts';
import { untilDone } from '../../store/transact.ts';
import { knowledgeOf } from '../as-known.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { knownAccount } from './visible.ts';

/** Documents not fully settled at the end of a day, the oldest due first. */
export const listOpenItems: Handler<typeof accounts.listOpenItems> = async (
  { params: { dealerId }, query },
  { member },
) => {
  const { timeZone } = await readCompany(db);
  const knowledge = knowledgeOf(query.asKnownAt, timeZone);
  const asOf = query.asOf ?? knowledge.today;
  const { items, unapplied } = await untilDone(async () => {
    const { account } = await knownAccount(dealerId, member, knowledge);
    return readStanding(db, account, asOf);
  });
  const shown = items
    .map((item) => ({ ...openItem(item), daysOverdue: Math.max(0, daysBetween(item.due, asOf)) }))
    .sort((a, b) =>
      a.due === b.due ? (a.document < b.document ? -1 : 1) : a.due < b.due ? -1 : 1,
    );
  const owed = shown.reduce((sum, { open }) => sum + open, 0);
  return accept({ dealerId, asOf, knownAt: knowledge.knownAt, items: shown, owed, unapplied });
};
