import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import type { GatewayReply } from './gateway-reply.ts';

/** The cross-origin rules of an HTTP API, as CloudFormation spells them. */
export const corsConfiguration = z.object({
  AllowCredentials: z.boolean().optional(),
  AllowHeaders: z.array(z.string()).default([]),
  AllowMethods: z.array(z.string()).default([]),
  AllowOrigins: z.array(z.string()).default([]),
  ExposeHeaders: z.array(z.string()).default([]),
  MaxAge: z.number().optional(),
});

type Cors = z.infer<typeof corsConfiguration>;

/** The answer to a preflight request, which the gateway gives without asking any route. */
export function preflightReply(cors: Cors, request: IncomingMessage): GatewayReply {
  const wanted = request.headers['access-control-request-method'];
  const allows = cors.AllowMethods.includes('*') || cors.AllowMethods.includes(wanted ?? '');
  const headers: Record<string, string> = {};
  if (allowedOrigin(cors, request) !== undefined && allows) {
    headers['access-control-allow-methods'] = cors.AllowMethods.join(',');
    if (cors.AllowHeaders.length > 0) {
      headers['access-control-allow-headers'] = cors.AllowHeaders.join(',');
    }
    if (cors.MaxAge !== undefined) headers['access-control-max-age'] = String(cors.MaxAge);
  }
  return { status: 204, headers: { ...headers, ...corsHeaders(cors, request) }, body: '' };
}

/** The headers that let a page of an allowed origin read a reply. */
export function corsHeaders(cors: Cors, request: IncomingMessage): Record<string, string> {
  const origin = allowedOrigin(cors, request);
  if (origin === undefined) return {};
  return {
    'access-control-allow-origin': origin,
    ...(origin !== '*' && { vary: 'Origin' }),
    ...(cors.AllowCredentials === true && { 'access-control-allow-credentials': 'true' }),
    ...(cors.ExposeHeaders.length > 0 && {
      'access-control-expose-headers': cors.ExposeHeaders.join(','),
    }),
  };
}

function allowedOrigin(cors: Cors, { headers }: IncomingMessage): string | undefined {
  const { origin } = headers;
  if (origin === undefined) return undefined;
  if (cors.AllowOrigins.includes('*')) return '*';
  const isAllowed = cors.AllowOrigins.some((allowed) =>
    allowed.endsWith('://*') ? origin.startsWith(allowed.slice(0, -1)) : allowed === origin,
  );
  return isAllowed ? origin : undefined;
}
