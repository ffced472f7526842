import { act, type ActionResult } from '../action.ts';
import { words } from '../settings.ts';
import { askForLimit, askForWriteOff } from './asking.ts';
import { decideRequest, pullRequests } from './approvals.ts';

/** Waiting for me. */
export const approvalsShow = (): ActionResult => act(words().approvals.item, pullRequests);

/** Decide on a request. */
export const approvalsDecide = (): ActionResult => act(words().approvals.decide, decideRequest);

/** Ask for a write-off. */
export const approvalsWriteOff = (): ActionResult =>
  act(words().approvals.askWriteOff, askForWriteOff);

/** Ask for a credit limit. */
export const approvalsLimit = (): ActionResult => act(words().approvals.askLimit, askForLimit);
