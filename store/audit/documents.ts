import type { Account, AccountDocument } from '../../domain/account.ts';
import type { Finding } from '../../domain/audit.ts';
import type { Instant } from '../../domain/values/day.ts';
import { keys, waiting } from '../keys.ts';
import { documentItem } from '../open-items.ts';
import type { Item } from '../read-many.ts';
import { table } from '../table.ts';
import { differing, finding } from './finding.ts';
import type { Partition } from './partition.ts';

/**
 * Documents, open and settled, must be those that the entries made, in the index of the territory
 * of the head while something is open on them and in none otherwise. `former` are territories in
 * whose index they may still stand.
 */
export function judgeDocuments(
  { customerId, documents }: Partition,
  account: Account,
  former: readonly string[],
): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const stored of documents) {
    const number = String(stored['sk']).slice(2);
    seen.add(number);
    const made = account.documents.get(number);
    if (!made) {
      findings.push(finding('extra', stored, { version: account.head.version }));
      continue;
    }
    const expected = expectedItem(stored, made, account, former);
    const about = differing(stored, expected);
    if (about !== '') findings.push(finding('differs', stored, { version: made.last, about }));
  }
  for (const [number, { last: version }] of account.documents) {
    if (!seen.has(number)) {
      findings.push(finding('missing', keys.openItem(customerId, number), { version }));
    }
  }
  return findings;
}

function expectedItem(
  stored: Item,
  made: AccountDocument,
  account: Account,
  former: readonly string[],
): Item {
  const { dealerId, territory } = account.head;
  const item = documentItem(dealerId, territory, made);
  const place = stored[table.waiting.partitionKey];
  const isMoving =
    made.open > 0 && former.some((territory) => place === waiting.openItems(territory));
  const older = isUndatedCredit(made, account) ? { due: stored['due'] } : {};
  return { ...item, ...older, ...(isMoving ? { [table.waiting.partitionKey]: place } : {}) };
}

/** Release 0.1 wrote the due day of an opening credit nowhere else: nothing says what it was. */
const isUndatedCredit = ({ first, total }: AccountDocument, { entries }: Account): boolean =>
  total <= 0 &&
  [...entries.values()].some(
    (entry) => entry.version === first && entry.kind === 'opening' && entry.due === undefined,
  );

/** How long the readers of the stream may take: records are kept for a day. */
const dayMs = 24 * 60 * 60 * 1000;

/** True for what the readers of the stream may still have to bring up to date. */
export const isRecent = (at: Instant, now: Instant): boolean =>
  Date.parse(now) - Date.parse(at) < dayMs;

/**
 * Territories that an account which moved within a day may have left: what waits may still stand
 * in their index. `begunIn` are those in which it may have been opened.
 */
export function formerTerritories(
  begunIn: readonly string[],
  { entries }: Account,
  now: Instant,
): string[] {
  const moves = [...entries.values()].filter((entry) => entry.terms?.territory !== undefined);
  const last = moves.at(-1);
  if (!last || !isRecent(last.at, now)) return [];
  return [...begunIn, ...moves.map((entry) => entry.terms?.territory ?? '')];
}
