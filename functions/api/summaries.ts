import { summaries } from '../../api/routes/summaries.ts';
import { callerOf } from '../caller.ts';
import { serve, type Handlers } from '../serve.ts';
import { getDealerInsights } from '../summaries/dealer-insights.ts';
import { getDealerStatement } from '../summaries/dealer-statement.ts';
import { getGrowth } from '../summaries/growth.ts';
import { getRestatedSummary } from '../summaries/restated-summary.ts';
import { getSummary } from '../summaries/summary.ts';
import { getTrend } from '../summaries/trend.ts';
import { listWorkbook } from '../summaries/workbook.ts';

const handlers: Handlers<typeof summaries> = {
  getSummary,
  getTrend,
  getGrowth,
  getRestatedSummary,
  listWorkbook,
  getDealerStatement,
  getDealerInsights,
};

export const handler = serve(summaries, handlers, callerOf);
