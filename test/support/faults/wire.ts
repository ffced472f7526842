import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';

/** A request as the SDK puts it on the wire. */
export interface WireRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** An answer as it comes from the wire, its body read to the end. */
export interface WireAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A parsed body, in DynamoDB's own words. */
export type Wire = Readonly<Record<string, unknown>>;

/** What is asked: the action, and what goes with it. */
export function askedBy({ headers, body }: WireRequest): { action: string; input: Wire } {
  const action = headers['x-amz-target']?.split('.').at(-1) ?? '';
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  return { action, input: JSON.parse(text) as Wire };
}

/** The same request with another body. */
export function asking<Request extends WireRequest>(request: Request, input: Wire): Request {
  const body = JSON.stringify(input);
  const clone = Object.create(Object.getPrototypeOf(request) as object) as Request;
  const length = String(Buffer.byteLength(body));
  return Object.assign(clone, request, {
    body,
    headers: { ...request.headers, 'content-length': length },
  });
}

/** The answer read to the end, so that what becomes of it takes no more time. */
export async function received(response: unknown): Promise<WireAnswer> {
  const { statusCode, headers, body } = response as Omit<WireAnswer, 'body'> & { body: Readable };
  return { statusCode, headers, body: new Uint8Array(await buffer(body)) };
}

/** What an answer says. */
export const saidBy = ({ body }: WireAnswer): Wire =>
  JSON.parse(new TextDecoder().decode(body)) as Wire;

/** An answer that says this. */
export const saying = (said: Wire | string, statusCode = 200): WireAnswer => ({
  statusCode,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: new TextEncoder().encode(typeof said === 'string' ? said : JSON.stringify(said)),
});

/** A refusal of DynamoDB by the name of its exception. */
export const refusing = (name: string, more: Wire = {}): WireAnswer =>
  saying(
    { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: 'as injected', ...more },
    name === 'InternalServerError' ? 500 : 400,
  );

/** A transaction cancelled for one of its items; the others had nothing against it. */
export const cancelling = (code: string, items: number, which: number): WireAnswer =>
  refusing('TransactionCanceledException', {
    Message: `Transaction cancelled, please refer cancellation reasons [${code}]`,
    CancellationReasons: Array.from({ length: items }, (_, i) => ({
      Code: i === which % items ? code : 'None',
    })),
  });

/** What stands before DynamoDB answers when nothing behind it does. */
export const unavailable = (): WireAnswer => ({
  ...saying('<html><body><h1>503 Service Unavailable</h1></body></html>', 503),
  headers: { 'content-type': 'text/html' },
});

/** An answer of which the second half never came. */
export const halved = (answer: WireAnswer): WireAnswer => ({
  ...answer,
  body: answer.body.slice(0, Math.max(1, answer.body.length >> 1)),
});

const breaks = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNREFUSED', 'EAI_AGAIN', 'ENETUNREACH'];

/** A connection that broke, as Node's handler reports it. */
export function broken(which: number): Error {
  const code = breaks[which % breaks.length] ?? 'ECONNRESET';
  const error = Object.assign(new Error(`${code} as injected`), { code });
  // The handler gives some of them a name, and leaves the others as they are.
  if (which % breaks.length < 3) error.name = 'TimeoutError';
  return error;
}
