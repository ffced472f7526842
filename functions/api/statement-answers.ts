import { statementAnswers } from '../../api/routes/statement-answers.ts';
import { callerOf } from '../caller.ts';
import { serve, type Handlers } from '../serve.ts';
import { listStatementAnswers } from '../statement-answers/list.ts';

const handlers: Handlers<typeof statementAnswers> = { listStatementAnswers };

export const handler = serve(statementAnswers, handlers, callerOf);
