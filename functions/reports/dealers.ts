import type { Head } from '../../domain/account.ts';
import { territoriesOf, worksIn, type Member } from '../../domain/member.ts';
import { listCustomers, type CustomerLine } from '../../store/customers.ts';
import { readHeads } from '../../store/heads.ts';
import { db } from '../database.ts';

/** A dealer with the head of its account, which says in what territory it is. */
export interface Dealer {
  readonly line: CustomerLine;
  readonly head: Head;
}

/**
 * Every dealer listed in the caller's territories (or only in `territory`) in order of code. What
 * the list says of territories is confirmed by `withHeads`.
 */
export async function listedDealers(
  member: Member,
  territory: string | undefined,
): Promise<CustomerLine[]> {
  const lines: CustomerLine[] = [];
  let after: string | null = null;
  do {
    const territories = territoriesOf(member, territory);
    const page = await listCustomers(db, { tier: 'dealer', territories, after, limit: 2000 });
    lines.push(...page.lines);
    after = page.last;
  } while (after !== null);
  return lines.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

/** Where a dealer stands in a report: by its code, and by its id where codes are alike. */
export const placeOf = ({ code, customerId }: CustomerLine): string => `${code}\0${customerId}`;

/**
 * These dealers with their heads, without those that moved elsewhere: the head alone decides
 * whether a caller may see a dealer, in a sum as well as by itself.
 */
export async function withHeads(
  lines: readonly CustomerLine[],
  member: Member,
  territory: string | undefined,
): Promise<Dealer[]> {
  const heads = await readHeads(
    db,
    lines.map((line) => line.customerId),
  );
  return lines.flatMap((line) => {
    const head = heads.get(line.customerId);
    if (!head || !worksIn(member, head.territory)) return [];
    return territory === undefined || head.territory === territory ? [{ line, head }] : [];
  });
}
