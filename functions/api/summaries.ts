import { summaries } from '../../api/routes/summaries.ts';
import { callerOf } from '../caller.ts';
import { serve, type Handlers } from '../serve.ts';
import { getSummary } from '../summaries/summary.ts';

const handlers: Handlers<typeof summaries> = { getSummary };

export const handler = serve(summaries, handlers, callerOf);
