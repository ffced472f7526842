import type { Bucket } from './buckets.ts';
import type { Version } from './catalogue.ts';
import { checksumHeaders, hasChecksum, verifiedChecksums } from './checksums.ts';
import { lockHeaders, lockInHeaders, readLock } from './lock.ts';
import type { Objects } from './objects.ts';
import { invalidRequest, S3Problem } from './problem.ts';
import { type Range, rangeOf } from './range.ts';
import { element, textIn, xmlDocument } from './xml.ts';

type Headers = Readonly<Record<string, string>>;

/** A checked request about one object. */
export type ObjectRequest = {
  readonly bucket: Bucket;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: Buffer;
};

/** What is answered: a text, or a part of a stored object. */
export type S3Reply = {
  readonly status: number;
  readonly headers?: Headers;
  readonly body?: string;
  /** A file that is open for this answer: whoever sends it closes it. */
  readonly stored?: { readonly file: number; readonly start: number; readonly end: number };
};

/** Headers that are kept with an object and given back with it. */
const keptHeaders = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];

/** Keeps an object. */
export async function putObject(
  objects: Objects,
  { bucket, key, headers, body }: ObjectRequest,
  now: number,
): Promise<S3Reply> {
  const retention = lockInHeaders(headers, bucket, now);
  if ((retention ?? bucket.defaultLock) !== undefined && !hasChecksum(headers)) {
    throw invalidRequest('Content-MD5 OR x-amz-checksum- HTTP header is required with Object Lock');
  }
  const version = await objects.put(bucket, key, body, {
    headers: keptOf(headers),
    checksums: verifiedChecksums(body, headers),
    retention,
    ifNoneMatch: headers['if-none-match'],
    ifMatch: headers['if-match'],
  });
  const sums = checksumHeaders(version.checksums);
  const reply = { etag: version.etag, 'x-amz-server-side-encryption': 'AES256' };
  return { status: 200, headers: { ...reply, ...sums, ...versionHeaders(bucket, version) } };
}

/** What of a request's headers is kept with its object. */
function keptOf(headers: Headers): Headers {
  const kept = Object.entries(headers)
    .filter(([name]) => keptHeaders.includes(name) || name.startsWith('x-amz-meta-'))
    .map(([name, value]) => {
      // The way the body came is not what the object is.
      const isEncoding = name === 'content-encoding';
      return [name, isEncoding ? value.replace(/(^|,\s*)aws-chunked\s*/, '') : value] as const;
    })
    .filter(([, value]) => value !== '');
  return { 'content-type': 'application/octet-stream', ...Object.fromEntries(kept) };
}

/** Answers an object, or a part of it. */
export function getObject(objects: Objects, request: ObjectRequest): S3Reply {
  const { reply, version, range } = headObject(objects, request);
  if (range.start === range.end) return reply;
  // Opened at once: whatever is deleted meanwhile, the answer is the whole of what was found.
  const stored = { file: objects.open(version), start: range.start, end: range.end };
  return { ...reply, stored };
}

type Found = { readonly reply: S3Reply; readonly version: Version; readonly range: Range };

/** Answers the headers of an object. */
export function headObject(objects: Objects, request: ObjectRequest): Found {
  const { bucket, key, query, headers } = request;
  const version = objects.find(bucket, key, query.get('versionId'));
  const { 'if-match': wanted, 'if-none-match': unwanted } = headers;
  if (wanted !== undefined && wanted !== version.etag) {
    throw new S3Problem(412, 'PreconditionFailed', 'The entity tag is another.');
  }
  if (unwanted === version.etag) {
    const reply = { status: 304, headers: { etag: version.etag } };
    return { reply, version, range: { start: 0, end: 0, isPart: false } };
  }
  const range = rangeOf(headers['range'], version.size);
  const length = range.end - range.start;
  const asksSums = headers['x-amz-checksum-mode'] === 'ENABLED' && !range.isPart;
  const described = {
    ...version.headers,
    ...overrides(query),
    ...versionHeaders(bucket, version),
    ...lockHeaders(version.retention),
    ...(asksSums && checksumHeaders(version.checksums)),
    ...(range.isPart && {
      'content-range': `bytes ${range.start}-${range.end - 1}/${version.size}`,
    }),
    'accept-ranges': 'bytes',
    'content-length': String(length),
    etag: version.etag,
    'last-modified': new Date(version.modifiedAt).toUTCString(),
    'x-amz-server-side-encryption': 'AES256',
  };
  return { reply: { status: range.isPart ? 206 : 200, headers: described }, version, range };
}

/** A presigned address may say how its answer is to be shown. */
function overrides(query: URLSearchParams): Headers {
  const given = keptHeaders.flatMap((name) => {
    const value = query.get(`response-${name}`);
    return value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given);
}

/** Deletes a version, or marks the key as deleted. */
export function deleteObject(objects: Objects, request: ObjectRequest): S3Reply {
  const { bucket, key, query, headers } = request;
  const named = query.get('versionId') ?? undefined;
  const { version, isMarker } = objects.remove(bucket, key, named, mayBypass(headers));
  return {
    status: 204,
    headers: {
      ...(version !== undefined && { 'x-amz-version-id': version }),
      ...(isMarker && { 'x-amz-delete-marker': 'true' }),
    },
  };
}

/** Locks a version until a day; a lock that holds is only ever made longer. */
export function putRetention(objects: Objects, request: ObjectRequest, now: number): S3Reply {
  const { bucket, key, query, headers, body } = request;
  if (!hasChecksum(headers)) throw invalidRequest('Missing required header: Content-MD5');
  verifiedChecksums(body, headers);
  const xml = body.toString('utf8');
  const mode = textIn(xml, 'Mode') ?? '';
  const lock = readLock(mode, textIn(xml, 'RetainUntilDate') ?? '', bucket, now);
  const version = objects.find(bucket, key, query.get('versionId'));
  objects.retain(version, lock, mayBypass(headers));
  return { status: 200 };
}

/** Answers until when a version is locked. */
export function getRetention(objects: Objects, request: ObjectRequest): S3Reply {
  const { bucket, key, query } = request;
  if (!bucket.hasLock) throw invalidRequest('Bucket is missing Object Lock Configuration');
  const { retention } = objects.find(bucket, key, query.get('versionId'));
  if (retention === undefined) {
    const message = 'The specified object does not have a ObjectLock configuration';
    throw new S3Problem(404, 'NoSuchObjectLockConfiguration', message);
  }
  const until = new Date(retention.until).toISOString();
  const content = [element('Mode', retention.mode), element('RetainUntilDate', until)];
  return { status: 200, body: xmlDocument('Retention', content) };
}

/** Whether a request asks to pass over GOVERNANCE locks; here everyone who asks has that right. */
export const mayBypass = (headers: Headers): boolean =>
  headers['x-amz-bypass-governance-retention']?.toLowerCase() === 'true';

const versionHeaders = ({ isVersioned }: Bucket, { version }: Version): Headers =>
  isVersioned ? { 'x-amz-version-id': version } : {};
