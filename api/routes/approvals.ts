import * as z from 'zod';
import { Approval } from '../../domain/approval.ts';
import { everyRole } from '../../domain/role.ts';
import { text } from '../../domain/values/text.ts';
import { next, page } from '../paging.ts';
import { route } from '../route.ts';

const params = z.strictObject({ approvalId: text(80) });

const refuses = [
  ...(['own-request', 'not-your-approval', 'not-waiting'] as const),
  ...(['too-many-exceptions', 'terms-from-contract'] as const),
  ...(['month-not-closed', 'month-act-under-way'] as const),
  ...(['document-not-found', 'document-overpaid'] as const),
] as const;

/** Anyone may stand in an approver's place for some days: who decides is asked of the matrix. */
export const approvals = {
  listApprovals: route({
    method: 'GET',
    path: '/approvals',
    summary: 'What waits: for me to decide, or asked for by me',
    roles: everyRole,
    query: z.strictObject({ of: z.enum(['me', 'mine']).default('me'), ...page }),
    /** `names` are those of the members who asked, by their ids. */
    reply: z.strictObject({
      approvals: z.array(Approval),
      names: z.record(z.string(), z.string()),
      ...next,
    }),
  }),
  approve: route({
    method: 'POST',
    path: '/approvals/{approvalId}/approve',
    summary: 'Approve a request: a credit limit, a plan',
    roles: everyRole,
    params,
    body: z.strictObject({ reason: text(500).optional() }).optional(),
    reply: Approval,
    refuses,
  }),
  reject: route({
    method: 'POST',
    path: '/approvals/{approvalId}/reject',
    summary: 'Reject a request with a reason',
    roles: everyRole,
    params,
    body: z.strictObject({ reason: text(500) }),
    reply: Approval,
    refuses,
  }),
};
