import type { planReviews } from '../../api/routes/plan-reviews.ts';
import { worksIn, type Member } from '../../domain/member.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { readHead } from '../../store/heads.ts';
import { keepMonthReview, readMonthReview } from '../../store/month-reviews.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';
import type { Handler } from '../serve.ts';

/** What worked in a dealer's month and what did not; null where nobody said. */
export const getReview: Handler<typeof planReviews.getReview> = async (
  { params: { month, dealerId } },
  { member },
) => {
  await visible(dealerId, member);
  return accept({ dealerId, month, review: await readMonthReview(db, dealerId, month) });
};

/** Writes the review of a dealer's month. The same again, by the same person, is one change. */
export const writeReview: Handler<typeof planReviews.writeReview> = async (
  { params: { month, dealerId }, body: { version, worked, failed } },
  { member: { memberId, ...member } },
) => {
  await visible(dealerId, { memberId, ...member });
  const before = await readMonthReview(db, dealerId, month);
  const isSaid = before?.worked === worked && before.failed === failed && before.by === memberId;
  if (before && isSaid && before.version === version + 1) {
    return accept({ dealerId, month, review: before });
  }
  if ((before?.version ?? 0) !== version) return refuse('changed-meanwhile');
  const by = { by: memberId, at: instant() };
  const review = { dealerId, month, worked, failed, ...by, version: version + 1 };
  if (!(await keepMonthReview(db, review))) return refuse('changed-meanwhile');
  return accept({ dealerId, month, review });
};

async function visible(dealerId: string, member: Member): Promise<void> {
  const head = await readHead(db, dealerId);
  if (!head || !worksIn(member, head.territory)) throw new Problem('not-found');
}
