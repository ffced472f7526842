import * as z from 'zod';
import type { Approval } from '../../domain/approval.ts';
import { mayDecide, seesAs, type Decider } from '../../domain/approval-rules.ts';
import type { Company } from '../../domain/company.ts';
import type { Member } from '../../domain/member.ts';
import { waitingIn } from '../../store/approvals.ts';
import { readHeads } from '../../store/heads.ts';
import { db } from '../database.ts';
import { deciderOf } from './decider.ts';

/** Most requests of a page, and most questions asked for one. */
const pageSize = 200;
const questionsOfPage = 10;

/** Where a list goes on: in a territory, '' for the company, after a place of its index. */
export const Position = z.strictObject({
  territory: z.string(),
  after: z.record(z.string(), z.string()).nullable(),
});
export type Position = z.infer<typeof Position>;

/**
 * A page of the requests that wait where the decider sees them, those that `keep` picks; `next` is
 * where it goes on.
 */
export const waitingPage = (
  decider: Decider,
  company: Company,
  from: Position | null,
  keep: (request: Approval) => boolean,
): Promise<{ found: Approval[]; next: Position | null }> =>
  page(territoriesFor(decider, company), from, async (waiting) =>
    (await inTheirTerritory(waiting)).filter(keep),
  );

/** How many requests of each kind wait for a member's decision; of very many the first ones. */
export async function countWaiting(
  member: Member,
  company: Company,
): Promise<{ readonly kind: Approval['kind']; readonly count: number }[]> {
  const decider = await deciderOf(member, company);
  const { found } = await waitingPage(
    decider,
    company,
    null,
    (request) => mayDecide(request, decider, company).ok,
  );
  const counts = Map.groupBy(found, ({ kind }) => kind);
  return [...counts].map(([kind, requests]) => ({ kind, count: requests.length }));
}

/**
 * Every territory in which the decider, or someone in whose place they stand, works; '' is the
 * whole company.
 */
function territoriesFor(decider: Decider, company: Company): string[] {
  const works = company.territories
    .map((t) => t.territoryId)
    .filter((territory) => seesAs(decider, territory))
    .sort();
  return seesAs(decider, null) ? ['', ...works] : works;
}

/**
 * Requests with the territory their dealer is in now: permission comes from the account's head.
 * What is about the whole company has neither.
 */
async function inTheirTerritory(waiting: readonly Approval[]): Promise<Approval[]> {
  const heads = await readHeads(
    db,
    waiting.flatMap((approval) => approval.dealerId ?? []),
  );
  return waiting.flatMap((approval) => {
    if (approval.dealerId === null) return [approval];
    const head = heads.get(approval.dealerId);
    return head ? [{ ...approval, territory: head.territory }] : [];
  });
}

/** Goes through the territories in order until the page is full. */
async function page(
  territories: readonly string[],
  from: Position | null,
  keep: (waiting: readonly Approval[]) => Promise<Approval[]>,
): Promise<{ found: Approval[]; next: Position | null }> {
  const found: Approval[] = [];
  let position = from ?? first(territories, null);
  for (let i = 0; i < questionsOfPage && position && found.length < pageSize; i++) {
    const { territory, after } = position;
    const most = pageSize - found.length;
    const { approvals, last } = await waitingIn(db, territory || null, most, after);
    found.push(...(await keep(approvals)));
    position = last ? { territory, after: last } : first(territories, territory);
  }
  return { found, next: position };
}

/** The start of the first territory after one, or of the first of all. */
function first(territories: readonly string[], after: string | null): Position | null {
  const territory = territories.find((each) => after === null || each > after);
  return territory === undefined ? null : { territory, after: null };
}
