import * as z from 'zod';
import { Language } from '../../domain/values/language.ts';
import { route } from '../route.ts';

/** Any text: what is no link is refused by the same sentence as one that is over. */
const params = z.strictObject({ token: z.string() });

/** The language of the page; else the browser's. */
const query = z.strictObject({ language: Language.optional() });

/** A page for a browser, which is refused by a page as well: it asks for HTML. */
const page = z.string().meta({ contentType: 'text/html; charset=utf-8' });

/** What a page sends, as it was typed. A form has no nulls: what is left empty is empty. */
const Typed = z
  .strictObject({
    answer: z.enum(['confirmed', 'questioned']),
    name: z.string().max(200),
    question: z.string().max(4000).optional(),
    /** The balance by the dealer's own books, as people write amounts. */
    ownBalance: z.string().max(60).optional(),
    /** Which copy of the statement the page showed: that one is answered, or none. */
    copy: z.string().regex(/^\d{1,2}$/),
  })
  .meta({ form: true });

const refuses = ['link-unknown', 'too-many-requests', 'busy'] as const;

/** For dealers, who have no account: whoever has the link may answer this one statement. */
export const statementLinks = {
  openStatement: route({
    method: 'GET',
    path: '/summaries/answers/{token}',
    summary: 'A page for the dealer behind a link: the statement, and how to answer it',
    roles: 'open',
    params,
    query,
    reply: page,
    refuses,
  }),
  answerStatement: route({
    method: 'POST',
    path: '/summaries/answers/{token}',
    summary: 'Confirm or question the statement behind a link; the page says what was kept',
    roles: 'open',
    params,
    query,
    body: Typed,
    reply: page,
    refuses,
  }),
};
