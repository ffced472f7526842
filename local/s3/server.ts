import { randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { listen } from '../listener.ts';
import { openRecords, type Records } from './access-records.ts';
import { openBodies } from './bodies.ts';
import type { Bucket } from './buckets.ts';
import { openCatalogue } from './catalogue.ts';
import { corsHeaders, preflightReply } from './cors.ts';
import type { S3Reply } from './object-operations.ts';
import { expire } from './lifecycle.ts';
import { openObjects } from './objects.ts';
import { bucketOf, operate, type Shelf } from './operations.ts';
import { readPayload } from './payload.ts';
import { isForm, postForm } from './post-form.ts';
import { S3Problem } from './problem.ts';
import { readRequest, type S3Request } from './request.ts';
import { authenticate, type Signing } from './signature.ts';
import { element, xmlDocument } from './xml.ts';

/** What to serve, and from where. */
export type S3Options = Omit<Signing, 'now'> & {
  /** The folder that keeps the objects. */
  readonly folder: string;
  readonly buckets: readonly Bucket[];
  /** Told in one line of what went wrong here. */
  readonly report: (line: string) => void;
};

/** An S3 to talk to. */
export type S3 = {
  readonly endpoint: string;
  readonly buckets: readonly Bucket[];
  /** Does what the lifecycle rules want by a moment (milliseconds since 1970); answers how many. */
  readonly expire: (now: number) => number;
  readonly stop: () => Promise<void>;
};

/**
 * Starts an S3 on a folder: what is acknowledged is on the disk, signatures are checked, and what
 * it does not know is answered 501.
 */
export async function startS3(options: S3Options): Promise<S3> {
  const { folder, buckets, report } = options;
  const now = (): number => Date.now();
  mkdirSync(folder, { recursive: true });
  const catalogue = openCatalogue(path.join(folder, 'catalogue.sqlite'));
  const wanted = catalogue.bodies();
  const bodies = openBodies(path.join(folder, 'bodies'), (name) => wanted.has(name));
  const shelf = { catalogue, objects: openObjects(catalogue, bodies, now), now };
  const records = openRecords(buckets, shelf);
  const answer = answerer({ ...options, now }, shelf, records);
  const listener = await listen(0, report);
  listener.serve(async (message, response) => {
    const requestId = randomUUID();
    response.setHeader('x-amz-request-id', requestId);
    // The SDK sets its clock by ours, and Node would send a date that it keeps for a second.
    response.setHeader('date', new Date().toUTCString());
    try {
      await send(await answer(message, response), message, response);
    } catch (error) {
      if (response.headersSent) throw error;
      if (!(error instanceof S3Problem)) report(`S3 ${message.url}: ${String(error)}`);
      message.resume();
      await send(problemReply(error, requestId), message, response);
    }
  });
  const stop = async (): Promise<void> => {
    await listener.close();
    for (const { name } of buckets) await records.deliver(name);
    catalogue.close();
  };
  return {
    endpoint: `http://127.0.0.1:${listener.port}`,
    buckets,
    expire: (moment) => expire(buckets, catalogue, shelf.objects, moment),
    stop,
  };
}

type Answerer = (message: IncomingMessage, response: ServerResponse) => Promise<S3Reply>;

/** Who asks, for which bucket, with which body; then what was asked. */
function answerer(options: S3Options & Signing, shelf: Shelf, records: Records): Answerer {
  const plain = plainAnswerer(options, shelf);
  return async (message, response) => {
    const asked = readRequest(message);
    const named = options.buckets.find(({ name }) => name === asked.bucket);
    // S3 delivers records within hours; here they are there for whoever looks for them.
    await records.deliver(asked.bucket);
    try {
      const reply = await plain(asked, named, message, response);
      records.note(named, asked, message, reply);
      return reply;
    } catch (error) {
      if (error instanceof S3Problem) records.note(named, asked, message, error);
      throw error;
    }
  };
}

type PlainAnswerer = (
  asked: S3Request,
  named: Bucket | undefined,
  message: IncomingMessage,
  response: ServerResponse,
) => Promise<S3Reply>;

function plainAnswerer(options: S3Options & Signing, shelf: Shelf): PlainAnswerer {
  return async (asked, named, message, response) => {
    if (message.method === 'OPTIONS') return preflightReply(asked, bucketOf(named, asked));
    // A page may read a refusal as well.
    response.setHeaders(new Map(Object.entries(corsHeaders(asked, named))));
    if (isForm(message)) return postForm(message, bucketOf(named, asked), shelf, options);
    const signed = authenticate(asked, options);
    const bucket = bucketOf(named, asked);
    const before = { ...withHoisted(asked), ...asked.headers };
    const { bytes, trailers } = await readPayload(message, signed, before);
    const headers = { ...before, ...trailers };
    return operate(shelf, asked.method, { ...asked, bucket, headers, body: bytes });
  };
}

/** Parameters of an address that are about its signature. */
const ofSigning = [
  ...['algorithm', 'content-sha256', 'credential', 'date', 'expires', 'security-token'],
  ...['signature', 'signedheaders'],
].map((name) => `x-amz-${name}`);

/** A presigned address carries in its query what else would be headers. */
function withHoisted({ query }: S3Request): Record<string, string> {
  const hoisted = [...query]
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name.startsWith('x-amz-') && !ofSigning.includes(name));
  return Object.fromEntries(hoisted);
}

function problemReply(error: unknown, requestId: string): S3Reply {
  const { status, code, message, headers } =
    error instanceof S3Problem
      ? error
      : new S3Problem(500, 'InternalError', 'We encountered an internal error.');
  const said = [element('Code', code), element('Message', message)];
  const body = xmlDocument('Error', [...said, element('RequestId', requestId)]);
  return { status, headers, body };
}

async function send(
  { status, headers = {}, body, stored }: S3Reply,
  { method }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const type = body === undefined ? {} : { 'content-type': 'application/xml' };
  response.writeHead(status, { ...type, ...headers });
  if (stored === undefined) {
    response.end(method === 'HEAD' ? undefined : body);
    return;
  }
  const { file: fd, start, end } = stored;
  await pipeline(createReadStream('', { fd, start, end: end - 1 }), response);
}
