import type { KnownAccount } from '../../domain/as-known.ts';
import { territoriesOf, worksIn, type Member } from '../../domain/member.ts';
import { listAllCustomers, type CustomerLine } from '../../store/customers.ts';
import { readHeads } from '../../store/heads.ts';
import { inParallel } from '../../store/in-parallel.ts';
import { knownAccountOf, type Knowledge } from '../as-known.ts';
import { db } from '../database.ts';

/** A dealer with its account, whose head says in what territory it is. */
export interface Dealer {
  readonly line: CustomerLine;
  readonly account: KnownAccount;
}

/** Whose question it is, of which territory alone, and as of when. */
export interface Scope {
  readonly member: Member;
  readonly territory: string | undefined;
  readonly knowledge: Knowledge;
}

/**
 * Most dealers of a page of what was known: of each, all that was recorded since is read. With 600
 * entries each and changed terms, 200 dealers take half of the 30 seconds that a request may.
 */
export const knownPageSize = 200;

/**
 * Every dealer listed in the caller's territories (or only in `territory`) in order of code. What
 * the list says of territories is confirmed by `withAccounts`. It knows of today's alone: of what
 * was known before, all are asked for.
 */
export async function listedDealers(
  member: Member,
  territory: string | undefined,
): Promise<CustomerLine[]> {
  const territories = territoriesOf(member, territory);
  const lines = await listAllCustomers(db, { tier: 'dealer', territories });
  return lines.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

/** Where a dealer stands in a report: by its code, and by its id where codes are alike. */
export const placeOf = ({ code, customerId }: CustomerLine): string => `${code}\0${customerId}`;

/**
 * These dealers with their accounts as known, without those that moved elsewhere or had no account
 * then. The head as it is now alone decides whether a caller may see a dealer, in a sum as well as
 * by itself; the head as known says in what territory the dealer was.
 */
export async function withAccounts(
  lines: readonly CustomerLine[],
  { member, territory, knowledge }: Scope,
): Promise<Dealer[]> {
  const heads = await readHeads(
    db,
    lines.map((line) => line.customerId),
  );
  const dealers = await inParallel(lines, async (line) => {
    const head = heads.get(line.customerId);
    if (!head || !worksIn(member, head.territory)) return [];
    const account = await knownAccountOf(head, knowledge);
    if (!account) return [];
    const inside = territory === undefined || account.head.territory === territory;
    return inside ? [{ line, account }] : [];
  });
  return dealers.flat();
}
