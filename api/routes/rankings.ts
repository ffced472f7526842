import * as z from 'zod';
import { scoreWeights, type ScorePart } from '../../domain/insights/score.ts';
import { Basis } from '../../domain/company.ts';
import { everyRole } from '../../domain/role.ts';
import { TerritoryId } from '../../domain/values/code.ts';
import { Day } from '../../domain/values/day.ts';
import { Month } from '../../domain/values/month.ts';
import { Table } from '../../domain/values/table.ts';
import { asKnown, knownAt } from '../as-known.ts';
import { route } from '../route.ts';

/**
 * Columns of the ranking: amounts in minor units, rates in parts per million, null what is not
 * known. Rank, share, cumulative share and class A, B, C are by `yearAmount`; `part…` are what the
 * score is made of.
 */
export const rankingColumns = [
  ...(['rank', 'dealerId', 'dealerCode', 'dealerName', 'territory', 'class'] as const),
  ...(['abc', 'yearAmount', 'share', 'cumulative', 'lastYearAmount', 'growth'] as const),
  ...(['netAmount', 'planAmount', 'attainment', 'open', 'overdue'] as const),
  ...(['score', 'partAttainment', 'partGrowth', 'partCollection'] as const),
] as const;

export const rankings = {
  getRanking: route({
    method: 'GET',
    path: '/rankings/{month}',
    summary: 'Dealers by their sales of the year up to a month, with class and score',
    roles: everyRole,
    params: z.strictObject({ month: Month }),
    query: z.strictObject({ territory: TerritoryId.optional(), ...asKnown }),
    reply: Table.extend({
      month: Month,
      basis: Basis,
      /** The day as of which open items are overdue: the last of the month, or today. */
      asOf: Day,
      ...knownAt,
      /** Weights of the score's parts; those that nobody has data for are left out of it. */
      weights: z.strictObject(
        Object.fromEntries(Object.keys(scoreWeights).map((part) => [part, z.int()])) as Record<
          ScorePart,
          z.ZodInt
        >,
      ),
    }),
    refuses: ['too-many-dealers'],
  }),
};
