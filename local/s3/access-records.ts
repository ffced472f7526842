import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Bucket } from './buckets.ts';
import { putObject, type S3Reply } from './object-operations.ts';
import type { Shelf } from './operations.ts';
import type { S3Problem } from './problem.ts';
import type { S3Request } from './request.ts';

/** Records of requests, as S3 writes them of a bucket that has them switched on. */
export type Records = {
  /** Writes down a request and what it was answered. */
  readonly note: (
    bucket: Bucket | undefined,
    asked: S3Request,
    message: IncomingMessage,
    answered: S3Reply | S3Problem,
  ) => void;
  /** Puts into a bucket what was written down for it since. */
  readonly deliver: (bucketName: string) => Promise<void>;
};

/** Whoever signs here is taken for the functions of this machine: there is one key for all. */
const requester = 'arn:aws:sts::000000000000:assumed-role/Dealerbook-local/dealerbook-local';

/** Opens the records of these buckets. */
export function openRecords(buckets: readonly Bucket[], shelf: Shelf): Records {
  const waiting = new Map<string, string[]>();
  return {
    note: (bucket, asked, message, answered) => {
      if (!bucket?.records) return;
      const line = lineOf(asked, message, answered, shelf.now());
      const place = `${bucket.records.bucket} ${bucket.records.prefix}`;
      waiting.set(place, [...(waiting.get(place) ?? []), line]);
    },
    deliver: async (bucketName) => {
      for (const [place, lines] of waiting) {
        const [name, prefix = ''] = place.split(' ');
        const bucket = buckets.find((each) => each.name === name);
        if (name !== bucketName || !bucket) continue;
        waiting.delete(place);
        const time = new Date(shelf.now()).toISOString().slice(0, 19).replace(/[T:]/g, '-');
        const key = `${prefix}${time}-${randomBytes(8).toString('hex').toUpperCase()}`;
        const body = Buffer.from(`${lines.join('\n')}\n`);
        const request = { bucket, key, query: new URLSearchParams(), headers: {}, body };
        await putObject(shelf.objects, request, shelf.now());
      }
    },
  };
}

/** A line of the log format of the Amazon S3 User Guide; a dash where there is nothing to say. */
function lineOf(
  asked: S3Request,
  message: IncomingMessage,
  answered: S3Reply | S3Problem,
  now: number,
): string {
  const isSignedInAddress = asked.query.has('X-Amz-Signature');
  const what = asked.key === '' ? 'BUCKET' : 'OBJECT';
  const code = 'code' in answered ? answered.code : '-';
  const bytes = 'code' in answered ? '-' : (answered.headers?.['content-length'] ?? '-');
  const key = asked.key === '' ? '-' : encodeURIComponent(encodeURIComponent(asked.key));
  return [
    ...['local', asked.bucket, `[${timeOf(now)}]`, message.socket.remoteAddress ?? '-'],
    ...[requester, randomUUID(), `REST.${asked.method}.${what}`, key],
    `"${asked.method} ${message.url ?? '/'} HTTP/1.1"`,
    ...[String(answered.status), code, bytes, bytes, '-', '-', '"-"'],
    `"${(asked.headers['user-agent'] ?? '-').replaceAll('"', '')}"`,
    ...['-', '-', 'SigV4', '-', isSignedInAddress ? 'QueryString' : 'AuthHeader'],
    ...[asked.headers['host'] ?? '-', '-', '-', '-'],
  ].join(' ');
}

/** `25/Nov/2026:07:30:00 +0000`. */
function timeOf(now: number): string {
  const [, day, month, year, clock] = new Date(now).toUTCString().split(' ');
  return `${day ?? ''}/${month ?? ''}/${year ?? ''}:${clock ?? ''} +0000`;
}
