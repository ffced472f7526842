import { comparisons } from '../../api/routes/comparisons.ts';
import { compareFile, confirmComparison, getComparison } from '../comparisons/compare.ts';
import { callerOf } from '../caller.ts';
import { serve, type Handlers } from '../serve.ts';

const handlers: Handlers<typeof comparisons> = { getComparison, compareFile, confirmComparison };

export const handler = serve(comparisons, handlers, callerOf);
