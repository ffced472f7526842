import * as z from 'zod';

/** What the gateway sends back. */
export type GatewayReply = {
  readonly status: number;
  readonly headers: Record<string, string | string[]>;
  readonly body: Buffer | string;
};

/** One of the gateway's own answers, in its own words. */
export function gatewayMessage(status: number, message: string): GatewayReply {
  const headers = { 'content-type': 'application/json' };
  return { status, headers, body: JSON.stringify({ message }) };
}

const header = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const proxyReply = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), header).default({}),
  cookies: z.array(z.string()).optional(),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});

/**
 * The HTTP reply for what a function answered. Anything without a status code is the body of a
 * 200; a reply the format does not allow is the function's fault, so a 500.
 */
export function gatewayReply(payload: unknown): GatewayReply {
  if (typeof payload !== 'object' || payload === null || !('statusCode' in payload)) {
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
  const parsed = proxyReply.safeParse(payload);
  if (!parsed.success) return gatewayMessage(500, 'Internal Server Error');
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  return {
    status: statusCode,
    headers: {
      ...(body !== '' && { 'content-type': 'text/plain;charset=UTF-8' }),
      ...lowerCased(headers),
      ...(cookies && { 'set-cookie': cookies }),
    },
    body: isBase64Encoded ? Buffer.from(body, 'base64') : body,
  };
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, v]) => [name.toLowerCase(), v]));
}
