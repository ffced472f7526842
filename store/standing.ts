import type { Head } from '../domain/account.ts';
import {
  documentsSettled,
  standingBefore,
  standingOn,
  type OpenDocument,
  type Standing,
} from '../domain/ageing.ts';
import type { Day } from '../domain/values/day.ts';
import type { Db } from './dynamo.ts';
import { readEntries } from './entries.ts';
import { readDocuments } from './documents.ts';
import { readOpenItems } from './open-items.ts';

/**
 * What stood open in an account at the end of a day, as of this head: today's open items without
 * the effects of later entries, and where that does not tell, counted from all entries. `inHand`
 * are the open items as of the head where they were read before. Throws `Conflict` where the
 * account has moved on from the head.
 */
export async function readStanding(
  db: Db,
  head: Head,
  asOf: Day,
  inHand?: readonly OpenDocument[],
): Promise<Standing> {
  const known = ({ version }: { version: number }) => version <= head.version;
  const [items, dated] = await Promise.all([
    inHand ?? readOpenItems(db, head),
    readEntries(db, head.dealerId, { after: asOf }),
  ]);
  const now = { items, unapplied: head.unapplied };
  const later = dated.filter(known);
  if (later.length === 0) return now;
  const settled = await readDocuments(db, head.dealerId, documentsSettled(later, now));
  const standing = standingBefore(later, now, settled);
  if (standing) return standing;
  return standingOn((await readEntries(db, head.dealerId)).filter(known), asOf);
}
