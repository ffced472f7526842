import type { OpenItem } from '../../domain/account.ts';
import type { OpenDocument, Standing } from '../../domain/ageing.ts';
import type { KnownAccount, KnownHead } from '../../domain/as-known.ts';
import { lastDated } from '../../domain/company-changes.ts';
import type { Company } from '../../domain/company.ts';
import { verified } from '../../domain/open-sum.ts';
import type { Day } from '../../domain/values/day.ts';
import { monthOf } from '../../domain/values/month.ts';
import { readHead } from '../../store/heads.ts';
import { inParallel } from '../../store/in-parallel.ts';
import { readOpenItems, readOpenItemsOfTerritory } from '../../store/open-items.ts';
import { readStanding } from '../../store/standing.ts';
import { untilDone } from '../../store/transact.ts';
import { knownAccountOf, type Knowledge } from '../as-known.ts';
import { db } from '../database.ts';

/** An account as known, and what stands open in it on the day asked for. */
export interface AccountStanding {
  readonly account: KnownAccount;
  readonly standing: Standing;
}

/**
 * What stands open in these accounts on a day. The index of what is open is eventual, so its
 * answer is taken only where it fits the head; else the account's own partition is read.
 */
export async function readStandings(
  accounts: readonly KnownAccount[],
  knowledge: Knowledge,
  asOf: Day,
  company: Company,
): Promise<AccountStanding[]> {
  // Entries may be dated ahead of the day they are recorded on, as far as the policy allows; after
  // the last such day nothing is to be undone.
  const allDated = asOf >= lastDated(company, knowledge.today);
  const territories = [...new Set(accounts.map(({ now }) => now.territory))];
  const indexed = new Map<string, OpenItem[]>();
  for (const found of await inParallel(territories, (t) => readOpenItemsOfTerritory(db, t))) {
    for (const [dealerId, items] of found) {
      indexed.set(dealerId, [...(indexed.get(dealerId) ?? []), ...items]);
    }
  }
  return inParallel(accounts, async (seen) => {
    const items = indexed.get(seen.now.dealerId) ?? [];
    const { account, items: open } = verified(seen.now, items)
      ? { account: seen, items }
      : await readAgain(seen, knowledge);
    const until = allDated || !mayHaveLater(account.head, asOf) ? null : asOf;
    return { account, standing: await readStanding(db, account, until, open) };
  });
}

/** The account's open items from its own partition, and the head that they belong to. */
function readAgain(
  seen: KnownAccount,
  knowledge: Knowledge,
): Promise<{ account: KnownAccount; items: readonly OpenDocument[] }> {
  return untilDone(async () => {
    const now = (await readHead(db, seen.now.dealerId)) ?? seen.now;
    const account = (await knownAccountOf(now, knowledge)) ?? seen;
    return { account, items: await readOpenItems(db, now) };
  });
}

/** False where the head shows that no entry is dated after the day. */
const mayHaveLater = ({ touched }: KnownHead, asOf: Day): boolean =>
  Object.keys(touched).some((month) => month >= monthOf(asOf));
