import { Logger } from '@aws-lambda-powertools/logger';
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer as Event,
  APIGatewayProxyStructuredResultV2 as Result,
} from 'aws-lambda';
import type * as z from 'zod';
import { problems, type ProblemCode } from '../api/problems.ts';
import { fieldErrors, localeOf, sentence } from '../api/sentences.ts';
import type { Detail } from '../domain/outcome.ts';
import { mayPass } from '../store/may-pass.ts';

const logger = new Logger({ serviceName: 'dealerbook' });

/** A refusal on its way out. `issues` are zod's, for bad input; `at` names where they lie. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly detail: Detail;
  readonly issues: readonly z.core.$ZodIssue[];
  readonly at: string;
  constructor(
    code: ProblemCode,
    detail: Detail = {},
    issues: readonly z.core.$ZodIssue[] = [],
    at = '',
  ) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.detail = detail;
    this.issues = issues;
    this.at = at;
  }
}

/**
 * Turns whatever was thrown into an RFC 9457 problem document in the caller's language. What is
 * not a Problem is a bug: it is logged with its stack and answered without any of it.
 */
export const problemAnswers = {
  onError: (request: { event: Event; error: Error | null; response?: Result | null }): void => {
    const { event, error } = request;
    const problem = error instanceof Problem ? error : new Problem(codeOf(error));
    const about = { routeKey: event.routeKey, name: error?.name };
    if (problem.code === 'unexpected')
      logger.error('unexpected', { ...about, stack: error?.stack });
    if (problem.code === 'busy') logger.warn('busy', about);
    request.response = answerOf(problem, event);
  },
};

/**
 * Giving way to others for as long as it lasted, and a table out of reach, are told to the caller,
 * who sends the same again; all else is a bug.
 */
const codeOf = (error: Error | null): ProblemCode =>
  error?.name === 'Busy' || mayPass(error) ? 'busy' : 'unexpected';

function answerOf(problem: Problem, event: Event): Result {
  const locale = localeOf(event.headers?.['accept-language']);
  const status = problems[problem.code];
  const errors = fieldErrors(problem.issues, problem.at, locale);
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': locale,
      ...retryAfter(problem),
    },
    body: JSON.stringify({
      type: `urn:dealerbook:problem:${problem.code}`,
      title: sentence(problem.code, problem.detail, locale),
      status,
      code: problem.code,
      ...(Object.keys(problem.detail).length > 0 ? { figures: problem.detail } : {}),
      ...(errors.length > 0 ? { errors } : {}),
      instance: event.requestContext?.requestId,
    }),
  };
}

/** Seconds after which the same request may be answered. */
function retryAfter({ code, detail }: Problem): Record<string, string> {
  if (code === 'busy') return { 'retry-after': '2' };
  return code === 'too-many-requests' ? { 'retry-after': String(detail['seconds']) } : {};
}
