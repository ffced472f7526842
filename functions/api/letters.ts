import { letters } from '../../api/routes/letters.ts';
import { callerOf } from '../caller.ts';
import { listLetters } from '../letters/list.ts';
import { getLetter, getLetterMessage, resendLetter } from '../letters/show.ts';
import { serve, type Handlers } from '../serve.ts';

const handlers: Handlers<typeof letters> = {
  listLetters,
  getLetter,
  getLetterMessage,
  resendLetter,
};

export const handler = serve(letters, handlers, callerOf);
