import { months } from '../../api/routes/months.ts';
import { callerOf } from '../caller.ts';
import { closeMonth, continueMonths } from '../months/close.ts';
import { listMonths } from '../months/list.ts';
import { requestReopening } from '../months/reopening.ts';
import { serve, type Handlers } from '../serve.ts';

const handlers: Handlers<typeof months> = {
  listMonths,
  closeMonth,
  continueMonths,
  requestReopening,
};

export const handler = serve(months, handlers, callerOf);
