import * as z from 'zod';
import { MonthReview, WrittenReview } from '../../domain/month-review.ts';
import { everyRole } from '../../domain/role.ts';
import { ShortId } from '../../domain/values/code.ts';
import { Month } from '../../domain/values/month.ts';
import { route } from '../route.ts';

const params = z.strictObject({ month: Month, dealerId: ShortId });
const reply = z.strictObject({
  dealerId: ShortId,
  month: Month,
  /** Null where nobody wrote one. */
  review: MonthReview.nullable(),
});

export const planReviews = {
  getReview: route({
    method: 'GET',
    path: '/plans/{month}/{dealerId}/review',
    summary: 'What worked in a dealer’s month and what did not',
    roles: everyRole,
    params,
    reply,
  }),
  writeReview: route({
    method: 'PUT',
    path: '/plans/{month}/{dealerId}/review',
    summary: 'Writes what worked in a dealer’s month and what did not',
    roles: ['planner', 'manager', 'director', 'rep'],
    params,
    body: WrittenReview,
    reply,
    refuses: ['changed-meanwhile'],
  }),
};
