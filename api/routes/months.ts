import * as z from 'zod';
import { Approval } from '../../domain/approval.ts';
import { MonthState } from '../../domain/months-shown.ts';
import { MonthAct } from '../../domain/months.ts';
import type { Role } from '../../domain/role.ts';
import { Month } from '../../domain/values/month.ts';
import { Table } from '../../domain/values/table.ts';
import { text } from '../../domain/values/text.ts';
import { route } from '../route.ts';

const closers: readonly Role[] = ['finance', 'director'];
const readers: readonly Role[] = [...closers, 'planner', 'manager', 'admin'];

/**
 * Columns of the months: each with its last closing and its last reopening. `done` of `all`
 * accounts have the one under way, or the newest; `waiting` is the request to reopen it that nobody
 * decided yet.
 */
export const monthColumns = [
  ...(['month', 'state', 'closedBy', 'closedAt', 'reopenedBy', 'approvedBy'] as const),
  ...(['reopenedAt', 'reason', 'done', 'all', 'waiting'] as const),
] as const;

const params = z.strictObject({ month: Month });

export const months = {
  listMonths: route({
    method: 'GET',
    path: '/months',
    summary: 'Months from the first that was closed, or a year ago, to this one: open or closed',
    roles: readers,
    /** `open` is the first month that takes entries; null where none was ever closed. */
    reply: Table.extend({ open: Month.nullable(), acts: z.array(MonthAct) }),
  }),
  closeMonth: route({
    method: 'POST',
    path: '/months/{month}/close',
    summary: 'Close a month that is over, or go on closing it; ask again until it is closed',
    roles: closers,
    params,
    reply: z.strictObject({ month: Month, state: MonthState, act: MonthAct }),
    refuses: ['month-not-over', 'months-in-order', 'month-act-under-way', 'company-wide-only'],
  }),
  continueMonths: route({
    method: 'POST',
    path: '/months/continue',
    summary: 'Go on with the closing or reopening under way; ask again until `endedAt` is set',
    roles: closers,
    reply: z.strictObject({ act: MonthAct.nullable() }),
    refuses: ['company-wide-only'],
  }),
  requestReopening: route({
    method: 'POST',
    path: '/months/{month}/reopening',
    summary: 'Ask to reopen a month and every later one, with a reason',
    roles: closers,
    params,
    body: z.strictObject({ reason: text(500) }),
    reply: Approval,
    status: 201,
    refuses: ['month-not-closed', 'month-act-under-way', 'request-waiting', 'company-wide-only'],
  }),
};
