import { AccountReply, type accounts } from '../../api/routes/accounts.ts';
import { remainingCredit } from '../../domain/account.ts';
import type { KnownAccount } from '../../domain/as-known.ts';
import { ownLimit } from '../../domain/contracts/grounds.ts';
import { accept } from '../../domain/outcome.ts';
import { readCompany } from '../../store/company.ts';
import { readStanding } from '../../store/standing.ts';
import { untilDone } from '../../store/transact.ts';
import { knowledgeOf } from '../as-known.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { limitToday } from './limit-today.ts';
import { knownAccount } from './visible.ts';

/** An account as people see it, now or as it was known. */
export const getAccount: Handler<typeof accounts.getAccount> = async (
  { params: { dealerId }, query: { asKnownAt } },
  { member },
) => {
  const at =
    asKnownAt === undefined ? null : knowledgeOf(asKnownAt, (await readCompany(db)).timeZone).at;
  return untilDone(async () => {
    const { customer, account } = await knownAccount(dealerId, member, { at });
    const { head, now } = account;
    // As known, limit and days are those that the head had then.
    const { ground, ...limit } =
      at === null ? await limitToday(now, () => readCompany(db)) : ownLimit(head);
    return accept(
      AccountReply.strip().parse({
        ...head,
        ...limit,
        limitGround: ground,
        dealerName: customer.name,
        openDocuments: await openDocuments(account),
        remainingCredit: remainingCredit({ ...head, ...limit }),
      }),
    );
  });
};

async function openDocuments(account: KnownAccount): Promise<number> {
  const { now, later } = account;
  return later.length === 0 ? now.openCount : (await readStanding(db, account, null)).items.length;
}
