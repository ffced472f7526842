import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { type Authorize, createAuthorizers } from './authorizer.ts';
import { corsConfiguration, corsHeaders, preflightReply } from './cors.ts';
import { type Declarations, declared } from './declarations.ts';
import { FunctionFailure } from './function-process.ts';
import type { LocalFunction } from './functions.ts';
import { gatewayEvent } from './gateway-event.ts';
import { gatewayMessage, type GatewayReply, gatewayReply } from './gateway-reply.ts';
import { createRouter, type Router } from './gateway-routes.ts';
import type { Identity } from './identity.ts';
import { readBody } from './request-body.ts';

/** Limits of an HTTP API, in bytes. */
const bodyBytesMax = 10 * 1024 * 1024;
const headerBytesMax = 10_240;

const api = z.object({ CorsConfiguration: corsConfiguration.optional() });

const integration = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.number().max(30_000).default(30_000),
});

const route = z.object({
  RouteKey: z.string(),
  Target: z.string().startsWith('integrations/'),
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: z.string().optional(),
});

type Target = {
  readonly lambda: LocalFunction;
  readonly timeoutMs: number;
  readonly authorize: Authorize | undefined;
};

/** Serves one request to the API, whose path (with its query) is given without the API's base. */
export type Gateway = (
  request: IncomingMessage,
  response: ServerResponse,
  url: string,
) => Promise<void>;

/**
 * The HTTP API of the template: routes, authorizer, cross-origin rules and API Gateway's limits.
 */
export function createGateway(
  declarations: Declarations,
  functions: readonly LocalFunction[],
  identity: Identity,
): Gateway {
  const cors = declared(declarations, 'AWS::ApiGatewayV2::Api', api)[0]?.properties
    .CorsConfiguration;
  const router = createRouter(routesOf(declarations, functions, identity));
  return async (request, response, url) => {
    const isPreflight =
      request.method === 'OPTIONS' && 'access-control-request-method' in request.headers;
    const reply =
      cors !== undefined && isPreflight
        ? preflightReply(cors, request)
        : await answer(router, request, url);
    const headers = { ...reply.headers, ...(cors && corsHeaders(cors, request)) };
    response.writeHead(reply.status, headers).end(reply.body);
  };
}

function routesOf(
  declarations: Declarations,
  functions: readonly LocalFunction[],
  identity: Identity,
): { key: string; target: Target }[] {
  const authorizers = createAuthorizers(declarations, identity);
  const integrations = new Map(
    declared(declarations, 'AWS::ApiGatewayV2::Integration', integration).map((each) => [
      `integrations/${each.name}`,
      each.properties,
    ]),
  );
  return declared(declarations, 'AWS::ApiGatewayV2::Route', route).map(({ properties }) => {
    const { RouteKey, Target, AuthorizationType, AuthorizerId } = properties;
    const to = integrations.get(Target);
    const lambda = functions.find(({ spec }) => spec.arn === to?.IntegrationUri);
    const authorize = authorizers.get(AuthorizerId ?? '');
    if (to === undefined || lambda === undefined) {
      throw new Error(`Route ${RouteKey} leads to no function.`);
    }
    if (AuthorizationType === 'JWT' && authorize === undefined) {
      throw new Error(`Route ${RouteKey} has no authorizer.`);
    }
    return { key: RouteKey, target: { lambda, timeoutMs: to.TimeoutInMillis, authorize } };
  });
}

async function answer(
  router: Router<Target>,
  request: IncomingMessage,
  url: string,
): Promise<GatewayReply> {
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  const query = mark < 0 ? '' : url.slice(mark + 1);
  const body = await readBody(request, bodyBytesMax);
  if (headerBytes(request) > headerBytesMax) {
    return gatewayMessage(431, 'Request Header Fields Too Large');
  }
  const match = router(request.method ?? 'GET', path);
  if (match === undefined) return gatewayMessage(404, 'Not Found');
  const { lambda, timeoutMs, authorize } = match.route.target;
  const claims = await authorize?.(authorizationOf(request));
  if (authorize !== undefined && claims === undefined) {
    const refusal = gatewayMessage(401, 'Unauthorized');
    return { ...refusal, headers: { ...refusal.headers, 'www-authenticate': 'Bearer' } };
  }
  if (body === undefined) return gatewayMessage(413, 'Request Entity Too Large');
  const { parameters } = match;
  const routeKey = match.route.key;
  const event = gatewayEvent({ request, path, query, routeKey, parameters, claims, body });
  return replyOf(lambda, event, timeoutMs);
}

/** Headers of one name reach API Gateway joined: two tokens are none. */
const authorizationOf = (request: IncomingMessage): string | undefined =>
  request.headersDistinct['authorization']?.join(',');

async function replyOf(
  lambda: LocalFunction,
  event: Record<string, unknown>,
  timeoutMs: number,
): Promise<GatewayReply> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<GatewayReply>((resolve) => {
    const reply = gatewayMessage(503, 'Service Unavailable');
    timer = setTimeout(() => resolve(reply), timeoutMs);
  });
  const reply = lambda.invoke(event).then(gatewayReply, (error: unknown) => {
    const isTooLarge = error instanceof FunctionFailure && error.name === 'RequestEntityTooLarge';
    if (isTooLarge) return gatewayMessage(413, 'Request Entity Too Large');
    return gatewayMessage(500, 'Internal Server Error');
  });
  return Promise.race([reply, late]).finally(() => clearTimeout(timer));
}

/** The request line and all header values together, which is what API Gateway limits. */
function headerBytes(request: IncomingMessage): number {
  const line = `${request.method} ${request.url} HTTP/${request.httpVersion}`;
  return request.rawHeaders.reduce((bytes, each) => bytes + Buffer.byteLength(each), line.length);
}
