import * as z from 'zod';
import { DealerInsights } from '../../domain/insights/dealer-insights.ts';
import { everyRole, type Role } from '../../domain/role.ts';
import { DealerStatement } from '../../domain/summaries/dealer-statement.ts';
import { RestatedFigure, SentSummary } from '../../domain/summaries/restated.ts';
import { MonthSummary } from '../../domain/summaries/summary.ts';
import { TrendPoint } from '../../domain/summaries/trend.ts';
import { SpreadsheetId } from '../../domain/company.ts';
import { WorkbookMonth } from '../../domain/workbook/month.ts';
import { ShortId, TerritoryId } from '../../domain/values/code.ts';
import { Month } from '../../domain/values/month.ts';
import { Table } from '../../domain/values/table.ts';
import { asKnown, knownAt } from '../as-known.ts';
import { route } from '../route.ts';

/**
 * Columns of growth: `key` is a territory, class, rep or product by its id, null for none; amounts
 * in minor units, rates in parts per million, null what is not known.
 */
export const growthColumns = [
  ...(['group', 'key', 'name', 'net', 'planAmount', 'attainment', 'lastMonth'] as const),
  ...(['growthOnMonth', 'lastYear', 'growthOnYear'] as const),
  ...(['yearToDate', 'lastYearToDate', 'growthToDate'] as const),
] as const;

/** Who sees what became of the workbook, which holds the figures of every dealer. */
export const workbookReaders: readonly Role[] = ['finance', 'director', 'admin'];

export const summaries = {
  getSummary: route({
    method: 'GET',
    path: '/summaries/{month}',
    summary: 'A month in key figures: against plan, last month and last year, and who stands out',
    roles: everyRole,
    params: z.strictObject({ month: Month }),
    query: z.strictObject({ territory: TerritoryId.optional(), ...asKnown }),
    reply: MonthSummary,
    refuses: ['too-many-dealers'],
  }),
  getTrend: route({
    method: 'GET',
    path: '/summaries/{month}/trend',
    summary: 'The thirteen months up to one: net sales, cash and plan, with growth',
    roles: everyRole,
    params: z.strictObject({ month: Month }),
    query: z.strictObject({ territory: TerritoryId.optional(), ...asKnown }),
    reply: z.strictObject({
      month: Month,
      territory: TerritoryId.nullable(),
      ...knownAt,
      /** The oldest first; months before the company began are not there. */
      points: z.array(TrendPoint),
    }),
    refuses: ['too-many-dealers'],
  }),
  getGrowth: route({
    method: 'GET',
    path: '/summaries/{month}/growth',
    summary: 'How each territory, class, rep and product grew: on last month, last year, to date',
    roles: everyRole,
    params: z.strictObject({ month: Month }),
    query: z.strictObject({ territory: TerritoryId.optional(), ...asKnown }),
    reply: Table.extend({ month: Month, ...knownAt }),
    refuses: ['too-many-dealers'],
  }),
  getRestatedSummary: route({
    method: 'GET',
    path: '/summaries/{month}/restated',
    summary: 'A month as it was known, or mailed to the caller, beside the same as it is now',
    roles: everyRole,
    params: z.strictObject({ month: Month }),
    query: z.strictObject({ territory: TerritoryId.optional(), ...asKnown }),
    reply: z.strictObject({
      month: Month,
      /** The caller's own letter, where the month is as known by it; else null. */
      sent: SentSummary.nullable(),
      known: MonthSummary,
      restated: MonthSummary,
      figures: z.array(RestatedFigure),
    }),
    refuses: ['too-many-dealers'],
  }),
  listWorkbook: route({
    method: 'GET',
    path: '/summaries/workbook',
    summary: 'Which months stand in the company’s workbook, and why others do not',
    roles: workbookReaders,
    reply: z.strictObject({
      /** Null where the company names none: then nothing is written. */
      spreadsheetId: SpreadsheetId.nullable(),
      /** The newest first. */
      months: z.array(
        WorkbookMonth.pick({
          ...{ month: true, state: true, problem: true, account: true },
          ...{ writtenAt: true, changedAt: true },
        })
          .extend({ sentence: z.string() })
          .meta({ id: 'WorkbookMonthShown' }),
      ),
    }),
  }),
  getDealerStatement: route({
    method: 'GET',
    path: '/summaries/{month}/dealers/{dealerId}',
    summary: 'A dealer’s month as it is sent to the dealer: balances, movements, ageing, plan',
    roles: everyRole,
    params: z.strictObject({ month: Month, dealerId: ShortId }),
    query: z.strictObject(asKnown),
    reply: DealerStatement,
  }),
  getDealerInsights: route({
    method: 'GET',
    path: '/summaries/{month}/dealers/{dealerId}/insights',
    summary: 'A dealer’s month in figures that say what to do, each with the entries it rests on',
    roles: everyRole,
    params: z.strictObject({ month: Month, dealerId: ShortId }),
    query: z.strictObject(asKnown),
    reply: DealerInsights,
  }),
};
