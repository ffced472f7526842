import { act, type ActionResult } from '../action.ts';
import { words } from '../settings.ts';
import { decideRequest, pullRequests } from './approvals.ts';

/** Waiting for me. */
export const approvalsShow = (): ActionResult => act(words().approvals.item, pullRequests);

/** Decide on a request. */
export const approvalsDecide = (): ActionResult => act(words().approvals.decide, decideRequest);
