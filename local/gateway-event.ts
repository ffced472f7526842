import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { AuthorizedClaims } from './authorizer.ts';

/** A request that has found its route and passed its authorizer. */
export type RoutedRequest = {
  readonly request: IncomingMessage;
  /** The path below the API's base, as it came. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  readonly routeKey: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly claims: AuthorizedClaims | undefined;
  readonly body: Buffer;
};

const textTypes = /^(text\/.*|application\/(json|javascript|xml|x-www-form-urlencoded))\s*(;|$)/i;

/** The event a function receives for a request: payload format 2.0 of an HTTP API. */
export function gatewayEvent(routed: RoutedRequest): Record<string, unknown> {
  const { request, path, query, routeKey, parameters, claims, body } = routed;
  const { cookie, ...headers } = joinedHeaders(request);
  const isText = textTypes.test(headers['content-type'] ?? '');
  const now = new Date();
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    ...(cookie !== undefined && { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(query !== '' && { queryStringParameters: queryParameters(query) }),
    ...(Object.keys(parameters).length > 0 && { pathParameters: parameters }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers['host'] ?? 'localhost',
      domainPrefix: 'local',
      ...(claims !== undefined && { authorizer: { jwt: { claims, scopes: null } } }),
      http: {
        method: request.method,
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

/** Headers by lower-case name; those sent twice are joined by commas. */
function joinedHeaders(request: IncomingMessage): Record<string, string> {
  const headers = Object.entries(request.headersDistinct).map(([name, values = []]) => [
    name,
    values.join(name === 'cookie' ? '; ' : ','),
  ]);
  return Object.fromEntries(headers) as Record<string, string>;
}

/** Query parameters by name; those given twice are joined by commas. */
function queryParameters(query: string): Record<string, string> {
  const parsed = new URLSearchParams(query);
  const names = [...new Set(parsed.keys())];
  return Object.fromEntries(names.map((name) => [name, parsed.getAll(name).join(',')]));
}

/** The time as in `23/Nov/2026:14:03:58 +0000`. */
function commonLogTime(time: Date): string {
  const [, day = '', month = '', year = '', clock = ''] = time.toUTCString().split(' ');
  return `${day}/${month}/${year}:${clock} +0000`;
}
