import { approvals } from '../../api/routes/approvals.ts';
import { decide } from '../approvals/decide.ts';
import { listApprovals } from '../approvals/list.ts';
import { callerOf } from '../caller.ts';
import { serve, type Handlers } from '../serve.ts';

const handlers: Handlers<typeof approvals> = {
  listApprovals,
  approve: ({ params: { approvalId }, body }, { member }) =>
    decide(approvalId, 'approved', body?.reason ?? null, member),
  reject: ({ params: { approvalId }, body }, { member }) =>
    decide(approvalId, 'rejected', body.reason, member),
};

export const handler = serve(approvals, handlers, callerOf);
