import * as z from 'zod';
import { Plan, PlanField, PlanRow, PlanStatus } from '../../domain/plan.ts';
import { everyRole } from '../../domain/role.ts';
import { ShortId, TerritoryId } from '../../domain/values/code.ts';
import { Month } from '../../domain/values/month.ts';
import { Table } from '../../domain/values/table.ts';
import { CellAnswer, cellLimit, edit, together } from '../cells.ts';
import { next, page } from '../paging.ts';
import { route } from '../route.ts';
import { planActs, planners } from './plan-acts.ts';
import { planProposals } from './plan-proposals.ts';
import { planReviews } from './plan-reviews.ts';

/**
 * One row for each dealer of the page; `status` is null where there is no plan yet. `worked` and
 * `failed` are what people found of the month before; null where nobody said.
 */
export const planDealerColumns = [
  'dealerId',
  'dealerCode',
  'dealerName',
  'territory',
  'class',
  'status',
  'version',
  'note',
  'changedBy',
  'changedAt',
  'worked',
  'failed',
] as const;

/**
 * One row for each dealer and product that is planned, was bought last month or in the same month
 * last year, or (in a short product list) could be. Null `quantity` is a row without a target.
 * `ground` is the clause that the price rests on, `JX-2026-0007 v1 (a) p. 2`; null where it is
 * listed or typed. `proposed` is true where the target is as it was proposed and nobody edited or
 * accepted it.
 */
export const planLineColumns = [
  'dealerId',
  'productId',
  'lastMonth',
  'lastYear',
  'quantity',
  'price',
  'per',
  'amount',
  'phasing',
  'note',
  'sold',
  'ground',
  'proposed',
] as const;

/** Support lines: one row for each dealer and kind. */
export const planSupportColumns = ['dealerId', 'kind', 'amount', 'days', 'note'] as const;

const month = z.strictObject({ month: Month });
const ofDealer = z.strictObject({ month: Month, dealerId: ShortId });

const cells = <Row extends z.ZodRawShape>(row: Row) =>
  z.strictObject({
    cells: z
      .array(z.strictObject({ ...row, row: PlanRow, field: PlanField, ...edit }))
      .min(1)
      .max(cellLimit),
    ...together,
  });

const pushed = z
  .strictObject({
    cells: z.array(CellAnswer),
    plans: z.array(z.strictObject({ dealerId: ShortId, status: PlanStatus, version: z.int() })),
  })
  .meta({ id: 'PlanCellAnswers' });

export const plans = {
  getMonthPlans: route({
    method: 'GET',
    path: '/plans/{month}',
    summary: 'Plans of a month with last month and last year, and dealers that have none',
    roles: everyRole,
    params: month,
    query: z.strictObject({ territory: TerritoryId.optional(), ...page }),
    reply: z.strictObject({
      month: Month,
      dealers: Table,
      lines: Table,
      support: Table,
      /** Dealers with business in the last three months and no plan for this one. */
      missing: z.array(ShortId),
      ...next,
    }),
  }),
  pushMonthPlans: route({
    method: 'PATCH',
    path: '/plans/{month}',
    summary: 'Push edited cells of many dealers’ plans; each is merged three ways',
    roles: planners,
    params: month,
    body: cells({ dealerId: ShortId }),
    reply: pushed,
  }),
  getPlan: route({
    method: 'GET',
    path: '/plans/{month}/{dealerId}',
    summary: 'One dealer’s plan; an earlier version when asked for',
    roles: everyRole,
    params: ofDealer,
    query: z.strictObject({ version: z.coerce.number().int().min(1).optional() }),
    reply: Plan,
  }),
  pushPlan: route({
    method: 'PATCH',
    path: '/plans/{month}/{dealerId}',
    summary: 'Push edited cells of one dealer’s plan',
    roles: planners,
    params: ofDealer,
    body: cells({}),
    reply: pushed,
  }),
  ...planProposals,
  ...planReviews,
  ...planActs,
};
