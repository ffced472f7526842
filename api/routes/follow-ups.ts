import * as z from 'zod';
import { FollowUp, FollowUpId, FollowUpTerms, NewFollowUp } from '../../domain/follow-up.ts';
import { everyRole } from '../../domain/role.ts';
import { MemberId, ShortId } from '../../domain/values/code.ts';
import { Day } from '../../domain/values/day.ts';
import { Email } from '../../domain/values/text.ts';
import { next, page } from '../paging.ts';
import { route } from '../route.ts';

/** Who pins actions to figures and says what came of them. */
const doers = ['admin', 'planner', 'manager', 'director', 'finance', 'rep'] as const;

/** A member by the address that people know; absent is who asks. */
const owner = { owner: Email.optional() };

const params = z.strictObject({ followUpId: FollowUpId });

export const followUps = {
  listFollowUps: route({
    method: 'GET',
    path: '/follow-ups',
    summary:
      'Actions pinned to figures, each with its history: of an owner, a dealer, open, overdue',
    roles: everyRole,
    query: z.strictObject({
      /** A member’s id, or `me`. */
      owner: MemberId.optional(),
      dealer: ShortId.optional(),
      state: FollowUp.shape.state.optional(),
      only: z.literal('overdue').optional(),
      ...page,
    }),
    reply: z.strictObject({
      today: Day,
      /** What is open and due before `today` is overdue. */
      followUps: z.array(FollowUp),
      /** Names of the members in them, by id. */
      names: z.record(z.string(), z.string()),
      ...next,
    }),
  }),
  pinFollowUp: route({
    method: 'POST',
    path: '/follow-ups',
    summary: 'Pin an action to a figure: who does what until when',
    roles: doers,
    body: NewFollowUp.extend(owner),
    reply: FollowUp,
    status: 201,
    refuses: ['request-differs', 'owner-unfit', 'product-not-found'],
  }),
  changeFollowUp: route({
    method: 'PATCH',
    path: '/follow-ups/{followUpId}',
    summary: 'Change text, owner or day; say what came of it; open it again',
    roles: doers,
    params,
    body: FollowUpTerms.omit({ ownerId: true })
      .partial()
      .extend({ ...owner, version: z.int().min(1) }),
    reply: FollowUp,
    refuses: [
      ...(['changed-meanwhile', 'nothing-changed', 'outcome-missing'] as const),
      ...(['owner-unfit', 'follow-up-full'] as const),
    ],
  }),
};
