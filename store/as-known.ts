import type { Head } from '../domain/account.ts';
import {
  closedBefore,
  headBefore,
  knownNow,
  lastVersions,
  recordedAfter,
  termsAfter,
  type KnownAccount,
} from '../domain/as-known.ts';
import { genesis, type Hash } from '../domain/chain.ts';
import type { Entry } from '../domain/entry.ts';
import { newAccount } from '../domain/opening-terms.ts';
import { openingOf } from '../domain/rebuild.ts';
import type { AccountTerms } from '../domain/terms.ts';
import { foldedInto } from '../domain/totals-months.ts';
import type { Instant } from '../domain/values/day.ts';
import { firstDay, lastDay } from '../domain/values/month.ts';
import type { Db } from './dynamo.ts';
import { readEntries } from './entries.ts';
import { inParallel } from './in-parallel.ts';
import { keys } from './keys.ts';
import { readMany } from './read-many.ts';
import { openingOfItem, termsOf } from './terms.ts';

/**
 * An account as it was known at an instant; null where it was not opened by then. Where nothing was
 * recorded since, nothing is read.
 */
export async function readKnown(
  db: Db,
  now: Head,
  at: Instant,
  hash: Hash,
): Promise<KnownAccount | null> {
  if (now.at <= at) return knownNow(now);
  const entries = await readLately(db, now, at);
  const later = recordedAfter(entries, at);
  const version = now.version - later.length;
  const last = entries.find((entry) => entry.version === version);
  const touched = lastVersions(now, entries, version);
  const before = (terms: AccountTerms, newest: Pick<Head, 'hash' | 'at'>): KnownAccount => ({
    now,
    later,
    head: headBefore(now, later, { terms, touched, hash: newest.hash, at: newest.at }),
  });
  const closedThrough = closedBefore(now, later);
  if (last && closedThrough !== undefined) {
    return before({ ...now, creditLimit: last.creditLimit, closedThrough }, last);
  }
  const { opened, terms } = await readTerms(db, now, version, hash);
  return opened.at > at ? null : before(terms, last ?? opened);
}

/**
 * Entries among which are all that were recorded after an instant, and the newest before it. The
 * head names the version that touched each month last: months are read from the one touched last
 * on, one, two, four … at a time, until no later version is missing.
 */
async function readLately(db: Db, now: Head, at: Instant): Promise<Entry[]> {
  const oldest = foldedInto(now);
  const months = Object.entries(now.touched).sort(([, a], [, b]) => b - a);
  const entries: Entry[] = [];
  for (let count = 1; months.length > 0 && !reaches(entries, now, at); count *= 2) {
    const read = await inParallel(months.splice(0, count), ([month]) => {
      // Older months than those the head keeps apart have folded into its oldest.
      const from = month === oldest ? undefined : firstDay(month);
      return readEntries(db, now.dealerId, { from, to: lastDay(month) });
    });
    entries.push(...read.flat().filter((entry) => entry.version <= now.version));
  }
  return entries;
}

/** True where every version is there from the newest down to one recorded by the instant. */
function reaches(entries: readonly Entry[], now: Head, at: Instant): boolean {
  const byVersion = new Map(entries.map((entry) => [entry.version, entry]));
  let version = now.version;
  while ((byVersion.get(version)?.at ?? at) > at) version--;
  return byVersion.has(version);
}

/** The head that the account was opened with, and its terms at a version, counted from there. */
async function readTerms(
  db: Db,
  now: Head,
  version: number,
  hash: Hash,
): Promise<{ opened: Head; terms: AccountTerms }> {
  const { dealerId } = now;
  const [[item], entries] = await Promise.all([
    readMany(db, [keys.terms(dealerId)]),
    readEntries(db, dealerId),
  ]);
  const kept = openingOfItem(item, dealerId);
  const opening = kept ?? openingOf(now, termsOf(item), entries);
  const { head: opened } = newAccount(opening, kept ? genesis(kept, hash) : '');
  const known = entries.filter((entry) => entry.version <= version);
  return { opened, terms: termsAfter(opened, known) };
}
