import type { Head, OpenItem } from '../../domain/account.ts';
import type { OpenDocument, Standing } from '../../domain/ageing.ts';
import { verified } from '../../domain/open-sum.ts';
import type { Day } from '../../domain/values/day.ts';
import { monthOf } from '../../domain/values/month.ts';
import { readHead } from '../../store/heads.ts';
import { inParallel } from '../../store/in-parallel.ts';
import { readOpenItems, readOpenItemsOfTerritory } from '../../store/open-items.ts';
import { readStanding } from '../../store/standing.ts';
import { untilDone } from '../../store/transact.ts';
import { db } from '../database.ts';

/** An account as of a head, and what stands open in it on the day asked for. */
export interface AccountStanding {
  readonly head: Head;
  readonly standing: Standing;
}

/**
 * What stands open in these accounts on a day. The index of what is open is eventual, so its
 * answer is taken only where it fits the head; else the account's own partition is read.
 * `allDated` is true where no entry can be dated after the day: nothing is to be undone then.
 */
export async function readStandings(
  heads: readonly Head[],
  asOf: Day,
  allDated: boolean,
): Promise<AccountStanding[]> {
  const territories = [...new Set(heads.map((head) => head.territory))];
  const indexed = new Map<string, OpenItem[]>();
  for (const found of await inParallel(territories, (t) => readOpenItemsOfTerritory(db, t))) {
    for (const [dealerId, items] of found) {
      indexed.set(dealerId, [...(indexed.get(dealerId) ?? []), ...items]);
    }
  }
  return inParallel(heads, async (seen) => {
    const items = indexed.get(seen.dealerId) ?? [];
    const { head, items: open } = verified(seen, items)
      ? { head: seen, items }
      : await readAgain(seen);
    const standing =
      allDated || !mayHaveLater(head, asOf)
        ? { items: open, unapplied: head.unapplied }
        : await readStanding(db, head, asOf, open);
    return { head, standing };
  });
}

/** The account's open items from its own partition, and the head that they belong to. */
function readAgain(seen: Head): Promise<{ head: Head; items: readonly OpenDocument[] }> {
  return untilDone(async () => {
    const head = (await readHead(db, seen.dealerId)) ?? seen;
    return { head, items: await readOpenItems(db, head) };
  });
}

/** False where the head shows that no entry is dated after the day. */
const mayHaveLater = ({ touched }: Head, asOf: Day): boolean =>
  Object.keys(touched).some((month) => month >= monthOf(asOf));
