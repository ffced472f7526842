import type * as z from 'zod';
import type { ProblemCode } from './problems.ts';
import type { AnyRoute, Reply } from './route.ts';

/** A request as any HTTP client takes it. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query, to be put behind the API's address. */
  readonly url: string;
  readonly body?: string;
}

/** What came back: the status, and the body as text. */
export interface HttpReply {
  readonly status: number;
  readonly body: string;
}

/** What the caller gives a route; parts that the route does not take may be left out. */
export interface Given<R extends AnyRoute> {
  readonly params?: z.input<R['params']>;
  readonly query?: z.input<R['query']>;
  readonly body?: z.input<R['body']>;
}

/** A reply that is not the declared success, with its problem document where there was one. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: ProblemCode | 'unknown';
  readonly errors: readonly { field: string; message: string }[];
  constructor(reply: HttpReply) {
    const problem = readProblem(reply.body);
    super(problem.title ?? problem.message ?? `HTTP ${String(reply.status)}`);
    this.name = 'ApiProblem';
    this.status = reply.status;
    this.code = problem.code ?? 'unknown';
    this.errors = problem.errors ?? [];
  }
}

interface ProblemBody {
  readonly title?: string;
  readonly message?: string;
  readonly code?: ProblemCode;
  readonly errors?: readonly { field: string; message: string }[];
}

function readProblem(body: string): ProblemBody {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/**
 * The client is two pure functions, so one definition serves synchronous Apps Script and
 * asynchronous Node: this one makes the request of a route.
 */
export function toRequest<R extends AnyRoute>(r: R, given: Given<R> = {}): HttpRequest {
  const params = (given.params ?? {}) as Record<string, string>;
  const path = r.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const query = Object.entries((given.query ?? {}) as Record<string, unknown>)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&');
  return {
    method: r.method,
    url: query ? `${path}?${query}` : path,
    ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
  };
}

/**
 * Reads the reply of a route, checked against its declaration; throws `ApiProblem` otherwise.
 * Fields that it does not declare are left out: a client may be older than the service.
 */
export function fromReply<R extends AnyRoute>(r: R, reply: HttpReply): Reply<R> {
  if (reply.status !== r.status) throw new ApiProblem(reply);
  // What is declared with a type of its own is no JSON.
  const isText = r.reply.meta()?.['contentType'] !== undefined;
  const body: unknown = isText ? reply.body : JSON.parse(reply.body);
  const read = r.reply.safeParse(body);
  if (read.success) return read.data as Reply<R>;
  for (const issue of read.error.issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const holder = issue.path.reduce<unknown>((value, step) => (value as Fields)[step], body);
    for (const key of issue.keys) delete (holder as Fields)[key];
  }
  return r.reply.parse(body) as Reply<R>;
}

type Fields = Record<PropertyKey, unknown>;
