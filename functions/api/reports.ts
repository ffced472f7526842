import { reports } from '../../api/routes/reports.ts';
import { callerOf } from '../caller.ts';
import { getReport } from '../reports/month-report.ts';
import { getReceivables } from '../reports/receivables.ts';
import { getRestatement } from '../reports/restatement.ts';
import { serve, type Handlers } from '../serve.ts';

const handlers: Handlers<typeof reports> = { getReceivables, getReport, getRestatement };

export const handler = serve(reports, handlers, callerOf);
