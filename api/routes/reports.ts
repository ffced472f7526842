import * as z from 'zod';
import { Basis } from '../../domain/company.ts';
import { everyRole } from '../../domain/role.ts';
import { TerritoryId } from '../../domain/values/code.ts';
import { Day, Instant } from '../../domain/values/day.ts';
import { Month } from '../../domain/values/month.ts';
import { Cell } from '../../domain/values/table.ts';
import { asKnown, knownAt } from '../as-known.ts';
import { next, page } from '../paging.ts';
import { route } from '../route.ts';

/** What the rows of a report stand for. */
export const ReportBy = z.enum(['dealer', 'product', 'dealer-product', 'territory', 'class']);
export type ReportBy = z.infer<typeof ReportBy>;

/** Key columns of each report. */
export const reportKeys = {
  dealer: ['dealerId', 'dealerCode', 'dealerName', 'territory', 'class'],
  product: ['productId', 'productCode', 'variety', 'brand', 'specification'],
  'dealer-product': ['dealerId', 'dealerCode', 'dealerName', 'productId', 'productCode'],
  territory: ['territory', 'territoryName'],
  class: ['class'],
} as const;

/** Figures that every report has: amounts in minor units, quantities in base units. */
export const reportFigures = [
  'netQuantity',
  'netAmount',
  'salesQuantity',
  'salesAmount',
  'returnsQuantity',
  'returnsAmount',
  'yearQuantity',
  'yearAmount',
  'planQuantity',
  'planAmount',
  'attainment',
  'timeGone',
  'gap',
  'paceIndex',
  'landing',
  'requiredDaily',
] as const;

/** Figures of an account; absent from the reports by product, where money is not split. */
export const accountFigures = [
  'payments',
  'refunds',
  'writeOffs',
  'openings',
  'yearPayments',
  'owed',
] as const;

export const ageingColumns = [
  'dealerId',
  'dealerCode',
  'dealerName',
  'territory',
  'class',
  'notDue',
  'days1to30',
  'days31to60',
  'days61to90',
  'over90',
  'unapplied',
  'balance',
  'creditLimit',
] as const;

/** What was recorded since a report was made: keys, then what each entry adds to its figures. */
export const restatementColumns = [
  'dealerId',
  'dealerCode',
  'dealerName',
  'territory',
  'knownTerritory',
  'entryId',
  'kind',
  'day',
  'document',
  'reverses',
  'effect',
  'recordedAt',
  'recordedBy',
  'netQuantity',
  'netAmount',
  'salesQuantity',
  'salesAmount',
  'returnsQuantity',
  'returnsAmount',
  'payments',
  'refunds',
  'writeOffs',
  'openings',
  'owed',
] as const;

/** Plans whose targets were changed since a report was made. */
export const restatedPlanColumns = [
  'dealerId',
  'dealerCode',
  'dealerName',
  'knownVersion',
  'knownAmount',
  'version',
  'planAmount',
  'changedAt',
  'changedBy',
] as const;

const tableOf = { columns: z.array(z.string()), rows: z.array(z.array(Cell)) };

export const reports = {
  getReceivables: route({
    method: 'GET',
    path: '/reports/receivables',
    summary: 'Ageing by dealer for any day; the buckets sum to the balance',
    roles: everyRole,
    query: z.strictObject({
      asOf: Day.optional(),
      territory: TerritoryId.optional(),
      ...asKnown,
      ...page,
    }),
    reply: z.strictObject({ asOf: Day, ...knownAt, ...tableOf, total: z.array(Cell), ...next }),
  }),
  getReport: route({
    method: 'GET',
    path: '/reports/{month}',
    summary: 'A month by dealer, product, dealer and product, territory or class, against plan',
    roles: everyRole,
    params: z.strictObject({ month: Month }),
    query: z.strictObject({
      by: ReportBy.default('dealer'),
      territory: TerritoryId.optional(),
      ...asKnown,
      ...page,
    }),
    reply: z.strictObject({
      month: Month,
      by: ReportBy,
      /** What attainment compares with the plan: invoiced net of returns, or cash received. */
      basis: Basis,
      /** How far the month is: selling days gone of all, in parts per million. */
      timeGone: z.int(),
      sellingDays: z.strictObject({ gone: z.int(), all: z.int() }),
      today: Day,
      ...knownAt,
      ...tableOf,
      /** The sum of all rows of this page, null where a sum means nothing. */
      total: z.array(Cell),
      ...next,
    }),
  }),
  getRestatement: route({
    method: 'GET',
    path: '/reports/{month}/restatement',
    summary: 'What was recorded since the month was reported: restated less known is its sum',
    roles: everyRole,
    params: z.strictObject({ month: Month }),
    query: z.strictObject({
      asKnownAt: asKnown.asKnownAt.unwrap(),
      territory: TerritoryId.optional(),
      ...page,
    }),
    reply: z.strictObject({
      month: Month,
      ...knownAt,
      /** The instant up to which the report is restated: now. */
      restatedAt: Instant,
      ...tableOf,
      plans: z.strictObject(tableOf),
      ...next,
    }),
  }),
};
