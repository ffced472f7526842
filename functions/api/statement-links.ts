import { statementLinks } from '../../api/routes/statement-links.ts';
import { apiEnvironment } from '../environment.ts';
import { memberRate } from '../member-rate.ts';
import { nobody } from '../nobody.ts';
import { serve, type Handlers } from '../serve.ts';
import { answerStatement } from '../statement-answers/answer.ts';
import { asPage, languageOf } from '../statement-answers/as-page.ts';
import { openStatement } from '../statement-answers/open.ts';

const handlers: Handlers<typeof statementLinks> = { openStatement, answerStatement };

const countRequest = memberRate(apiEnvironment().MEMBER_RATE);

/** For whoever has a link; each address of the net may ask as often as a member. */
export const handler = serve(statementLinks, handlers, async (event) => {
  countRequest(event.requestContext.http.sourceIp);
  return { ...nobody, locale: languageOf(event) };
}).use(asPage);
