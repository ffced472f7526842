import type { APIGatewayProxyEventV2WithJWTAuthorizer as Event, Context } from 'aws-lambda';
import type { HttpReply } from '../../api/client.ts';
import { routeKey } from '../../api/route.ts';
import { startFor } from './archive/started.ts';
import { canaries } from './canary.ts';
import type { Tried } from './inputs.ts';
import { claimsOf, type Person } from './service.ts';

/** The parts of a request as they come over the wire: no schema has seen them. */
export interface Raw {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** True where the body is said to be base64, as it is for content that is no text. */
  readonly isBase64Encoded?: boolean;
}

interface Answered {
  readonly statusCode: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}
type ApiHandler = (event: Event, context: Context) => Promise<Answered>;

/** Sends whatever a caller might send through the real handler of a route. */
export async function sendRaw(
  { noun, route }: Pick<Tried, 'noun' | 'route'>,
  { params = {}, query = {}, body, headers = {}, isBase64Encoded = false }: Raw,
  as: Person,
): Promise<HttpReply & { readonly headers: Readonly<Record<string, string>> }> {
  const event = {
    version: '2.0',
    routeKey: routeKey(route),
    headers: {
      'accept-language': 'en',
      authorization: `Bearer ${canaries.token}`,
      ...headers,
    },
    pathParameters: params,
    queryStringParameters: query,
    ...(body === undefined ? {} : { body }),
    isBase64Encoded,
    requestContext: {
      requestId: 'test',
      http: { sourceIp: '192.0.2.1' },
      authorizer: { jwt: { claims: claimsOf(as), scopes: [] } },
    },
  } as unknown as Event;
  await startFor(route);
  const module = (await import(`../../functions/api/${noun}.ts`)) as { handler: ApiHandler };
  const result = await module.handler(event, {} as Context);
  return { status: result.statusCode, body: result.body, headers: result.headers ?? {} };
}
