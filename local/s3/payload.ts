import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { readBody } from '../request-body.ts';
import { invalidRequest, notImplemented, S3Problem } from './problem.ts';

/** S3 takes 5 GB in one piece; here a body is held in memory, and the product sends far less. */
export const bodyBytesMax = 64 * 1024 * 1024;

/** A body as it was meant, and the headers that came behind it. */
export type Payload = {
  readonly bytes: Buffer;
  readonly trailers: Readonly<Record<string, string>>;
};

/**
 * Reads the body of a request and checks it against what was signed: a SHA-256, nothing, or that
 * the body comes in chunks with its checksum behind it.
 */
export async function readPayload(
  message: IncomingMessage,
  signed: string,
  headers: Readonly<Record<string, string>>,
): Promise<Payload> {
  const bytes = await readWhole(message);
  if (signed === 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') return unchunked(bytes, headers);
  if (signed.startsWith('STREAMING-')) throw notImplemented(`bodies signed as ${signed}`);
  if (signed !== 'UNSIGNED-PAYLOAD' && sha256(bytes) !== signed) {
    const text = "The provided 'x-amz-content-sha256' header does not match what was computed.";
    throw new S3Problem(400, 'XAmzContentSHA256Mismatch', text);
  }
  return { bytes, trailers: {} };
}

/** The body as it was sent. */
export async function readWhole(message: IncomingMessage): Promise<Buffer> {
  const bytes = await readBody(message, bodyBytesMax);
  if (bytes !== undefined) return bytes;
  const megabytes = bodyBytesMax / 1024 / 1024;
  const text = `The local stack's S3 takes at most ${megabytes} MB in one piece.`;
  throw new S3Problem(400, 'EntityTooLarge', text);
}

/** `aws-chunked`: chunks, each after its length in hexadecimal, then the trailing headers. */
function unchunked(body: Buffer, headers: Readonly<Record<string, string>>): Payload {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf('\r\n', at);
    const length = end < 0 ? NaN : parseInt(body.toString('latin1', at, end), 16);
    const next = end + 2 + length;
    if (!(length >= 0 && next <= body.length)) throw incomplete();
    at = end + 2;
    if (length === 0) break;
    chunks.push(body.subarray(at, next));
    at = next + 2;
  }
  const bytes = Buffer.concat(chunks);
  if (String(bytes.length) !== headers['x-amz-decoded-content-length']) throw incomplete();
  const trailers = readTrailers(body.toString('latin1', at));
  const announced = (headers['x-amz-trailer'] ?? '').split(',').filter((name) => name !== '');
  if (announced.some((name) => !(name.trim().toLowerCase() in trailers))) {
    throw invalidRequest(`The trailing headers ${announced.join(', ')} were announced.`);
  }
  return { bytes, trailers };
}

function readTrailers(text: string): Record<string, string> {
  const lines = text.split('\r\n').flatMap((line) => {
    const colon = line.indexOf(':');
    if (colon < 1) return [];
    return [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const];
  });
  return Object.fromEntries(lines);
}

const incomplete = (): S3Problem =>
  new S3Problem(400, 'IncompleteBody', 'The request body is not what its headers say.');

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
