import {
  ApiProblem,
  fromReply,
  toRequest,
  type Given,
  type HttpReply,
  type HttpRequest,
} from '../../api/client.ts';
import type { AnyRoute, Reply } from '../../api/route.ts';
import { mayRepeat, restOf, triesMax, waitBefore, type Answer } from './retry.ts';
import { apiUrl, locale, words } from './settings.ts';
import { Stop } from './stop.ts';
import { inTime, isTimeUpIn } from './time.ts';

/** One question to the service: a route and what it is given. */
export interface Ask<R extends AnyRoute> {
  readonly route: R;
  readonly request: HttpRequest;
}

type Replies<Asks extends readonly Ask<AnyRoute>[]> = {
  -readonly [I in keyof Asks]: Asks[I] extends Ask<infer R> ? Reply<R> : never;
};

/** Prepares a question. */
export const ask = <R extends AnyRoute>(route: R, given: Given<R> = {}): Ask<R> => ({
  route,
  request: toRequest(route, given),
});

/** Asks one question; throws `ApiProblem` or `Stop`. */
export const call = <R extends AnyRoute>(route: R, given: Given<R> = {}): Reply<R> =>
  callAll([ask(route, given)])[0];

/** Asks several questions at once and reads every reply; throws the first problem. */
export function callAll<const Asks extends readonly Ask<AnyRoute>[]>(asks: Asks): Replies<Asks> {
  const replies = sendAll(asks);
  return asks.map(({ route }, i) => read(route, replies[i])) as Replies<Asks>;
}

/**
 * Asks questions of one kind, a few at once, for as long as there is time: replies to the first of
 * them, in order. Throws the first problem.
 */
export function callInTime<R extends AnyRoute>(asks: readonly Ask<R>[]): Reply<R>[] {
  const replies: Reply<R>[] = [];
  for (const round of inTime(asks)) replies.push(...(callAll(round) as Reply<R>[]));
  return replies;
}

/** Asks several questions of one kind at once; a problem takes the place of its reply. */
export function callEach<R extends AnyRoute>(asks: readonly Ask<R>[]): (Reply<R> | ApiProblem)[] {
  const replies = sendAll(asks);
  return asks.map(({ route }, i) => {
    try {
      return read(route, replies[i]) as Reply<R>;
    } catch (error) {
      if (error instanceof ApiProblem && error.status !== 401) return error;
      throw error;
    }
  });
}

/**
 * Sends all, then again those that may be repeated, a few times, after the rest that the service
 * asked for. A rest that is longer than the action's time is not waited for.
 */
function sendAll(asks: readonly Ask<AnyRoute>[]): HttpReply[] {
  const replies: (Answer | null)[] = asks.map(() => null);
  let open = asks.map((_, i) => i);
  let failure = '';
  for (let attempt = 1; open.length > 0 && attempt <= triesMax; attempt++) {
    if (attempt > 1) {
      const rest = Math.max(...open.map((i) => replies[i]?.restMs ?? 0));
      const wait = waitBefore(attempt, Math.random(), rest);
      if (isTimeUpIn(wait)) break;
      Utilities.sleep(wait);
    }
    const answers = sendOnce(open.flatMap((i) => asks[i] ?? []));
    if (typeof answers === 'string') failure = answers;
    open.forEach(
      (i, at) => (replies[i] = (typeof answers === 'string' ? null : answers[at]) ?? null),
    );
    open = open.filter((i) => {
      const route = asks[i]?.route;
      return route !== undefined && mayRepeat(route, replies[i] ?? null);
    });
  }
  return replies.map((reply) => {
    if (reply === null) throw new Stop(`${words().action.network}\n${failure}`);
    return reply;
  });
}

/** One parallel round; a text where the network failed, so that nothing is known of any of them. */
function sendOnce(asks: readonly Ask<AnyRoute>[]): Answer[] | string {
  const base = apiUrl();
  const headers = { ...signature(), 'Accept-Language': locale() };
  const requests = asks.map(({ request }) => ({
    url: base + request.url,
    method: request.method.toLowerCase() as GoogleAppsScript.URL_Fetch.HttpMethod,
    headers,
    contentType: 'application/json',
    muteHttpExceptions: true,
    ...(request.body === undefined ? {} : { payload: request.body }),
  }));
  try {
    return UrlFetchApp.fetchAll(requests).map((response) => ({
      status: response.getResponseCode(),
      body: response.getContentText('UTF-8'),
      restMs: restOf(response.getHeaders()),
    }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function signature(): { Authorization: string } {
  const token = ScriptApp.getIdentityToken() as string | null;
  if (!token) throw new Stop(words().action.signIn);
  return { Authorization: `Bearer ${token}` };
}

function read(route: AnyRoute, reply: HttpReply | undefined): unknown {
  if (reply === undefined) throw new Stop(words().action.network);
  // The gateway itself answers 401, without a sentence of ours.
  if (reply.status === 401) throw new Stop(words().action.signIn);
  try {
    return fromReply(route, reply);
  } catch (error) {
    if (error instanceof ApiProblem) throw error;
    throw new Stop(words().action.unreadable(reply.status));
  }
}
