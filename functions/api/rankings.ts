import { rankings } from '../../api/routes/rankings.ts';
import { callerOf } from '../caller.ts';
import { getRanking } from '../rankings/ranking.ts';
import { serve, type Handlers } from '../serve.ts';

const handlers: Handlers<typeof rankings> = { getRanking };

export const handler = serve(rankings, handlers, callerOf);
