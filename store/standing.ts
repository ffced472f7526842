import {
  documentsSettled,
  standingBefore,
  standingOn,
  type OpenDocument,
  type Standing,
} from '../domain/ageing.ts';
import type { KnownAccount } from '../domain/as-known.ts';
import type { Day } from '../domain/values/day.ts';
import type { Db } from './dynamo.ts';
import { readEntries } from './entries.ts';
import { readDocuments } from './documents.ts';
import { readOpenItems } from './open-items.ts';

/**
 * What stood open in an account, as it was known: at the end of a day, or where that is null of
 * all that was known. It is what is open today without the effects of what was recorded or is dated
 * later, and where that does not tell, counted from all entries. `inHand` are the open items of
 * today where they were read before. Throws `Conflict` where the account has moved on meanwhile.
 */
export async function readStanding(
  db: Db,
  { now, head, later }: KnownAccount,
  asOf: Day | null,
  inHand?: readonly OpenDocument[],
): Promise<Standing> {
  const known = ({ version }: { version: number }) => version <= head.version;
  const [items, dated] = await Promise.all([
    inHand ?? readOpenItems(db, now),
    asOf === null ? [] : readEntries(db, head.dealerId, { after: asOf }),
  ]);
  const today = { items, unapplied: now.unapplied };
  const undone = [...later, ...dated.filter(known)];
  if (undone.length === 0) return today;
  const settled = await readDocuments(db, head.dealerId, documentsSettled(undone, today));
  const standing = standingBefore(undone, today, settled);
  if (standing) return standing;
  return standingOn((await readEntries(db, head.dealerId)).filter(known), asOf ?? '9999-12-31');
}
