import * as z from 'zod';
import type { Role } from '../domain/role.ts';
import type { ProblemCode } from './problems.ts';

/** Methods of HTTP that routes use. */
export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof methods)[number];

/** Names in braces of a path: `/plans/{month}/{dealerId}` gives `month | dealerId`. */
type Params<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Params<Rest>
  : never;

/**
 * One operation of the service, declared once. It gives the API Gateway route, the role check,
 * request and reply validation, the refusals allowed, the OpenAPI document, the typed client and
 * the generated access tests.
 */
export interface Route<
  Path extends string = string,
  PathSchema extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
  Refusal extends ProblemCode = ProblemCode,
> {
  readonly method: Method;
  readonly path: Path;
  readonly summary: string;
  /** Roles that may ask; `open` routes need no token at all. */
  readonly roles: readonly Role[] | 'open';
  readonly params: PathSchema;
  readonly query: Query;
  readonly body: Body;
  readonly reply: Reply;
  readonly status: 200 | 201;
  readonly refuses: readonly Refusal[];
}

/** Any route, for code that works on all of them. */
export type AnyRoute = Route;

const nothing = z.strictObject({});
const noBody = z.undefined();

/**
 * Declares a route. A path parameter without a schema, or an unknown role or code, won't compile.
 */
export function route<
  const Path extends string,
  PathSchema extends z.ZodObject<Record<Params<Path>, z.ZodType>> = z.ZodObject<
    Record<Params<Path>, z.ZodType>
  >,
  Query extends z.ZodType = typeof nothing,
  Body extends z.ZodType = typeof noBody,
  Reply extends z.ZodType = typeof noBody,
  const Refusal extends ProblemCode = never,
>(given: {
  method: Method;
  path: Path;
  summary: string;
  roles: readonly Role[] | 'open';
  params?: PathSchema;
  query?: Query;
  body?: Body;
  reply: Reply;
  status?: 200 | 201;
  refuses?: readonly Refusal[];
}): Route<Path, PathSchema, Query, Body, Reply, Refusal> {
  return {
    params: nothing as unknown as PathSchema,
    query: nothing as unknown as Query,
    body: noBody as unknown as Body,
    status: 200,
    refuses: [],
    ...given,
  };
}

/** What a handler receives: everything parsed. */
export interface Input<R extends AnyRoute> {
  readonly params: z.output<R['params']>;
  readonly query: z.output<R['query']>;
  readonly body: z.output<R['body']>;
}

/** What a handler answers. */
export type Reply<R extends AnyRoute> = z.output<R['reply']>;

/** API Gateway's name of the route: `GET /plans/{month}`. */
export const routeKey = (r: Pick<AnyRoute, 'method' | 'path'>): string => `${r.method} ${r.path}`;
