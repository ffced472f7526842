import * as z from 'zod';
import { Approval } from '../../domain/approval.ts';
import { everyRole, type Role } from '../../domain/role.ts';
import { text } from '../../domain/values/text.ts';
import { next, page } from '../paging.ts';
import { route } from '../route.ts';

const approvers: readonly Role[] = ['admin', 'manager', 'director', 'finance'];
const params = z.strictObject({ approvalId: z.string().min(3).max(80) });

export const approvals = {
  listApprovals: route({
    method: 'GET',
    path: '/approvals',
    summary: 'What waits: for me to decide, or asked for by me',
    roles: everyRole,
    query: z.strictObject({ of: z.enum(['me', 'mine']).default('me'), ...page }),
    reply: z.strictObject({ approvals: z.array(Approval), ...next }),
  }),
  approve: route({
    method: 'POST',
    path: '/approvals/{approvalId}/approve',
    summary: 'Approve a request: a credit limit, a plan',
    roles: approvers,
    params,
    body: z.strictObject({ reason: text(500).optional() }).optional(),
    reply: Approval,
    refuses: ['own-request', 'not-your-approval', 'not-waiting'],
  }),
  reject: route({
    method: 'POST',
    path: '/approvals/{approvalId}/reject',
    summary: 'Reject a request with a reason',
    roles: approvers,
    params,
    body: z.strictObject({ reason: text(500) }),
    reply: Approval,
    refuses: ['own-request', 'not-your-approval', 'not-waiting'],
  }),
};
