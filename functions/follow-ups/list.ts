import type { followUps as routes } from '../../api/routes/follow-ups.ts';
import type { FollowUp } from '../../domain/follow-up.ts';
import { accept } from '../../domain/outcome.ts';
import { readCompany } from '../../store/company.ts';
import { pageOfFollowUps } from '../../store/follow-ups.ts';
import { readMember } from '../../store/members.ts';
import { dayIn } from '../clock.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { visibleAmong } from './visible.ts';

/** Follow-ups read at once, and reads for one page: of very many the few asked for end in time. */
const followUpsOfRead = 100;
const readsOfPage = 10;

/** Actions on the figures of dealers that the caller sees, page by page; a page may be short. */
export const listFollowUps: Handler<typeof routes.listFollowUps> = async (
  { query: { owner, dealer, state, only, cursor } },
  { member },
) => {
  const question = ['follow-ups', owner ?? null, dealer ?? null, state ?? null, only ?? null];
  const today = dayIn((await readCompany(db)).timeZone);
  const asked = {
    owner: owner === 'me' ? member.memberId : owner,
    ...{ dealer, state },
    ...(only === undefined ? {} : { before: today }),
  };
  const found: FollowUp[] = [];
  let last = await readCursor(cursor, question, member);
  for (let read = 0; read < readsOfPage; read++) {
    const page = await pageOfFollowUps(db, asked, last, followUpsOfRead);
    const seen = await visibleAmong(page.followUps, member);
    // What is closed is never overdue, whatever its day was.
    found.push(...seen.filter((one) => only === undefined || one.state === 'open'));
    last = page.last;
    if (last === null || found.length > 0) break;
  }
  return accept({
    today,
    followUps: found,
    names: await namesOf(found),
    ...(last === null ? {} : { next: await writeCursor(last, question, member) }),
  });
};

async function namesOf(followUps: readonly FollowUp[]): Promise<Record<string, string>> {
  const ids = new Set(followUps.flatMap(({ ownerId, pinnedBy }) => [ownerId, pinnedBy]));
  const members = await Promise.all([...ids].map((id) => readMember(db, id)));
  return Object.fromEntries(members.flatMap((one) => (one ? [[one.memberId, one.name]] : [])));
}
