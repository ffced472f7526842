import middy from '@middy/core';
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer as Event,
  APIGatewayProxyStructuredResultV2 as Result,
  Context,
} from 'aws-lambda';
import type * as z from 'zod';
import { routeKey, type AnyRoute, type Input, type Reply } from '../api/route.ts';
import type { Locale } from '../api/sentences.ts';
import type { Member } from '../domain/member.ts';
import type { Outcome } from '../domain/outcome.ts';
import { Problem, problemAnswers } from './problem-answers.ts';
import { readBody } from './read-body.ts';

/** Who asks: an active member, and the language to answer in. */
export interface Caller {
  readonly member: Member;
  readonly locale: Locale;
}

/** Reads, decides, writes, answers; everything it receives is parsed and the role is checked. */
export type Handler<R extends AnyRoute> = (
  input: Input<R>,
  caller: Caller,
) => Promise<Outcome<Reply<R>, R['refuses'][number]>>;

/** A handler for every route of a noun: a missing one does not compile. */
export type Handlers<Group extends Record<string, AnyRoute>> = {
  readonly [Name in keyof Group]: Handler<Group[Name]>;
};

/** Makes the Lambda handler of one noun. `callerOf` finds the member behind the token. */
export function serve<Group extends Record<string, AnyRoute>>(
  group: Group,
  handlers: Handlers<Group>,
  callerOf: (event: Event) => Promise<Caller>,
) {
  const served = new Map<string, { route: AnyRoute; handle: Handler<AnyRoute> }>(
    Object.entries(group).map(([name, route]) => [
      routeKey(route),
      { route, handle: handlers[name as keyof Group] },
    ]),
  );
  return middy<Event, Result, Error, Context>(async (event: Event) => {
    const found = served.get(event.routeKey);
    if (!found) throw new Problem('not-found');
    const { route, handle } = found;
    const caller = await callerOf(event);
    if (route.roles !== 'open' && !route.roles.some((role) => caller.member.roles.includes(role))) {
      throw new Problem('not-allowed');
    }
    const input = {
      params: parse(route.params, event.pathParameters ?? {}, ''),
      query: parse(route.query, event.queryStringParameters ?? {}, ''),
      body: parse(route.body, readBody(event, takesForms(route)), 'body'),
    };
    const outcome = await handle(input, caller);
    if (!outcome.ok) throw new Problem(outcome.reason, outcome.detail);
    return answer(route, outcome.facts);
  }).use(problemAnswers);
}

/** Where a page of ours sends its form; everything else is JSON. */
const takesForms = (route: AnyRoute): boolean => route.body.meta()?.['form'] === true;

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, at: string) {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Problem('invalid-request', {}, parsed.error.issues, at);
  return parsed.data;
}

/** A reply that is not what was declared is a bug: it throws and becomes a 500 with an alarm. */
function answer(route: AnyRoute, facts: unknown): Result {
  const reply: unknown = route.reply.parse(facts);
  const contentType = route.reply.meta()?.['contentType'];
  return typeof contentType === 'string'
    ? { statusCode: route.status, headers: { 'content-type': contentType }, body: String(reply) }
    : {
        statusCode: route.status,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(reply),
      };
}
