import * as z from 'zod';
import type { approvals } from '../../api/routes/approvals.ts';
import type { Approval } from '../../domain/approval.ts';
import { mayDecide, seesAs, type Decider } from '../../domain/approval-rules.ts';
import type { Company } from '../../domain/company.ts';
import { worksIn } from '../../domain/member.ts';
import { accept } from '../../domain/outcome.ts';
import { waitingIn } from '../../store/approvals.ts';
import { readCompany } from '../../store/company.ts';
import { readHeads } from '../../store/heads.ts';
import { readMembers } from '../../store/members.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { deciderOf } from './decider.ts';

/** Most requests of a page, and most questions asked for one. */
const pageSize = 200;
const questionsOfPage = 10;

/** Where a list goes on: in a territory, '' for the company, after a place of its index. */
const Position = z.strictObject({
  territory: z.string(),
  after: z.record(z.string(), z.string()).nullable(),
});
type Position = z.infer<typeof Position>;

/** What waits: for the caller to decide (`me`), or asked for by the caller (`mine`). */
export const listApprovals: Handler<typeof approvals.listApprovals> = async (
  { query: { of, cursor } },
  { member },
) => {
  const company = await readCompany(db);
  const decider = await deciderOf(member, company);
  const from = await readCursor(cursor, ['approvals', of], member);
  const territories = territoriesFor(of === 'me' ? decider : { member, inPlaceOf: [] }, company);
  const { found, next } = await page(
    territories,
    from === null ? null : Position.parse(JSON.parse(from)),
    async (waiting) => {
      const here = await inTheirTerritory(waiting);
      return here.filter((approval) =>
        of === 'me'
          ? mayDecide(approval, decider, company).ok
          : approval.requestedBy === member.memberId && worksIn(member, approval.territory ?? '*'),
      );
    },
  );
  const rest = next && (await writeCursor(JSON.stringify(next), ['approvals', of], member));
  const names = await namesOf(found);
  return accept({ approvals: found, names, ...(rest === null ? {} : { next: rest }) });
};

/** Names of those who asked, by their ids: who decides must know whose wish it is. */
async function namesOf(requests: readonly Approval[]): Promise<Record<string, string>> {
  const members = await readMembers(
    db,
    requests.map(({ requestedBy }) => requestedBy),
  );
  return Object.fromEntries(members.map(({ memberId, name }) => [memberId, name]));
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
