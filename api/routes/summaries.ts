import * as z from 'zod';
import { everyRole } from '../../domain/role.ts';
import { MonthSummary } from '../../domain/summaries/summary.ts';
import { TerritoryId } from '../../domain/values/code.ts';
import { Month } from '../../domain/values/month.ts';
import { asKnown } from '../as-known.ts';
import { route } from '../route.ts';

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
};
