import * as z from 'zod';
import type { Role } from '../../domain/role.ts';
import { Month } from '../../domain/values/month.ts';
import { Table } from '../../domain/values/table.ts';
import { next, page } from '../paging.ts';
import { route } from '../route.ts';

const readers: readonly Role[] = ['finance', 'director', 'admin'];

/**
 * Columns of what dealers answered to their statements; amounts in minor units, null what is not
 * known. `answer` is the latest, `none` where there is none yet; `isOutdated` tells that it is
 * about another closing balance than the one that was stated last.
 */
export const statementAnswerColumns = [
  ...(['dealerId', 'dealerCode', 'dealerName', 'state', 'sentence', 'sentAt'] as const),
  ...(['closing', 'answer', 'isOutdated', 'question', 'ownBalance', 'difference'] as const),
  ...(['name', 'sentTo', 'at', 'answers', 'letterId'] as const),
] as const;

export const statementAnswers = {
  listStatementAnswers: route({
    method: 'GET',
    path: '/summaries/{month}/answers',
    summary: 'What dealers answered to their statements of a month, and who did not answer yet',
    roles: readers,
    params: z.strictObject({ month: Month }),
    query: z.strictObject(page),
    reply: Table.extend({ month: Month, ...next }),
  }),
};
