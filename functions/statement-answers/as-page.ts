import { createHash } from 'node:crypto';
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer as Event,
  APIGatewayProxyStructuredResultV2 as Result,
} from 'aws-lambda';
import { localeOf } from '../../api/sentences.ts';
import { Language } from '../../domain/values/language.ts';
import { problemAnswers } from '../problem-answers.ts';
import { sentencePage } from './page.ts';

interface Request {
  readonly event: Event;
  readonly error: Error | null;
  response?: Result | null;
}

/** The language to answer in: the one that the page was opened in, else the browser's. */
export function languageOf({ queryStringParameters, headers }: Event): Language {
  const asked = Language.safeParse(queryStringParameters?.['language']);
  return asked.data ?? localeOf(headers?.['accept-language']);
}

/**
 * What makes answers into pages for whoever opens a link in a mail: refusals are a page for a
 * browser, and nothing is kept by it, told to others, found by searching, or fetched.
 */
export const asPage = {
  after: (request: Request): void => {
    if (request.response) request.response = guarded(request.response);
  },
  onError: (request: Request): Result => {
    problemAnswers.onError(request);
    const refused = request.response ?? { statusCode: 500 };
    const isBrowser = /text\/html/.test(request.event.headers?.['accept'] ?? '');
    return guarded(isBrowser ? inPage(refused, languageOf(request.event)) : refused);
  },
};

/** A problem document as a page with its sentence. */
function inPage(refused: Result, language: Language): Result {
  const { title = '' } = JSON.parse(refused.body ?? '{}') as { readonly title?: string };
  const headers = { ...refused.headers, 'content-type': 'text/html; charset=utf-8' };
  return { ...refused, headers, body: sentencePage(language, title) };
}

function guarded(result: Result): Result {
  const [, style = ''] = /<style>([^<]*)<\/style>/.exec(result.body ?? '') ?? [];
  const hash = createHash('sha256').update(style).digest('base64');
  const headers = {
    ...result.headers,
    'cache-control': 'no-store',
    'content-security-policy': [
      ...["default-src 'none'", `style-src 'sha256-${hash}'`, "form-action 'self'"],
      ...["base-uri 'none'", "frame-ancestors 'none'"],
    ].join('; '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, nofollow',
  };
  return { ...result, headers };
}
