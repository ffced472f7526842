import { followUps } from '../../api/routes/follow-ups.ts';
import { callerOf } from '../caller.ts';
import { listFollowUps } from '../follow-ups/list.ts';
import { changeFollowUp, pinFollowUp } from '../follow-ups/one.ts';
import { serve, type Handlers } from '../serve.ts';

const handlers: Handlers<typeof followUps> = {
  listFollowUps,
  pinFollowUp,
  changeFollowUp,
};

export const handler = serve(followUps, handlers, callerOf);
