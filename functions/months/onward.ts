import type { Head } from '../../domain/account.ts';
import { entryId } from '../../domain/entry.ts';
import { afterAccounts, changeBy, type MonthAct } from '../../domain/months.ts';
import { listCustomers } from '../../store/customers.ts';
import { readHead, readHeads } from '../../store/heads.ts';
import { inParallel } from '../../store/in-parallel.ts';
import { keepMonthAct, newestMonthAct, readMonthAct } from '../../store/months.ts';
import { sha256 } from '../../store/sha256.ts';
import { changeTerms } from '../../store/terms.ts';
import { transact, untilDone } from '../../store/transact.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { newId } from '../new-id.ts';

/** Accounts between two records of how far an act came. */
const accountsOfStep = 100;

/**
 * Goes on with the closing or reopening that is under way, as far as there is time: so it ends over
 * any number of accounts. It may be killed anywhere and made by several at once, because an account
 * takes each act once. Answers how the newest act stands then; null where there is none.
 */
export async function actOnward(hasTime: () => boolean): Promise<MonthAct | null> {
  let act = await newestMonthAct(db);
  while (act !== null && act.after !== null) {
    const after = afterAccounts(act, await step(act, act.after), instant());
    const isOurs = await keepMonthAct(db, after);
    act = isOurs ? after : ((await readMonthAct(db, act.number)) ?? after);
    if (!hasTime()) break;
  }
  return act;
}

/** The next accounts in order of dealer. */
async function step(act: MonthAct, place: string) {
  const { lines, last } = await listCustomers(db, {
    ...{ tier: 'dealer' as const, territories: null, limit: accountsOfStep },
    after: place === '' ? null : place,
  });
  const heads = await readHeads(
    db,
    lines.map(({ customerId }) => customerId),
  );
  await inParallel([...heads.values()], (head) => take(act, head));
  return { done: lines.length, last };
}

/** Puts an act into one account, as its own entry; one that moved meanwhile is read again. */
async function take(act: MonthAct, asRead: Head): Promise<void> {
  let head: Head | null = asRead;
  await untilDone(async () => {
    head ??= await readHead(db, asRead.dealerId);
    const change = head && changeBy(act, head);
    if (!head || !change) return;
    const { items } = changeTerms(db, head, change, entryOf(act, head));
    head = null;
    await transact(db, items);
  });
}

/** What is said of an act in an account: whose it is, and why. */
export const entryOf = (act: MonthAct, { dealerId }: Pick<Head, 'dealerId'>) => ({
  entryId: entryId(act.day, dealerId, newId()),
  day: act.day,
  by: act.approvedBy ?? act.askedBy,
  at: instant(),
  ...(act.reason === null ? {} : { reason: act.reason }),
  hash: sha256,
});
