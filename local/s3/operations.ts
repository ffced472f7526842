import type { Bucket } from './buckets.ts';
import type { Catalogue } from './catalogue.ts';
import { deleteObjects, getObjects, getVersions } from './bucket-operations.ts';
import {
  deleteObject,
  getObject,
  getRetention,
  headObject,
  type ObjectRequest,
  putObject,
  putRetention,
  type S3Reply,
} from './object-operations.ts';
import type { Objects } from './objects.ts';
import { notImplemented, S3Problem } from './problem.ts';

/** What operations work on. */
export type Shelf = {
  readonly catalogue: Catalogue;
  readonly objects: Objects;
  readonly now: () => number;
};

type Operation = {
  /** Parameters that it understands; `sub` is the one that names it. */
  readonly sub?: string;
  readonly parameters: readonly string[];
  readonly run: (shelf: Shelf, request: ObjectRequest) => S3Reply | Promise<S3Reply>;
};

const shown = ['content-type', 'content-disposition', 'content-encoding', 'content-language'];
const overridden = [...shown, 'cache-control', 'expires'].map((name) => `response-${name}`);
const listed = ['prefix', 'delimiter', 'max-keys'];

/** Every operation there is, by method and by whether it is about an object or a bucket. */
const operations: Readonly<Record<string, readonly Operation[]>> = {
  'GET object': [
    {
      sub: 'retention',
      parameters: ['versionId'],
      run: ({ objects }, request) => getRetention(objects, request),
    },
    {
      parameters: ['versionId', ...overridden],
      run: ({ objects }, request) => getObject(objects, request),
    },
  ],
  'HEAD object': [
    {
      parameters: ['versionId', ...overridden],
      run: ({ objects }, request) => headObject(objects, request).reply,
    },
  ],
  'PUT object': [
    {
      sub: 'retention',
      parameters: ['versionId'],
      run: ({ objects, now }, request) => putRetention(objects, request, now()),
    },
    { parameters: [], run: ({ objects, now }, request) => putObject(objects, request, now()) },
  ],
  'DELETE object': [
    { parameters: ['versionId'], run: ({ objects }, request) => deleteObject(objects, request) },
  ],
  'GET bucket': [
    {
      sub: 'list-type',
      parameters: [...listed, 'continuation-token', 'start-after'],
      run: ({ catalogue }, request) => getObjects(catalogue, request),
    },
    {
      sub: 'versions',
      parameters: ['prefix', 'max-keys', 'key-marker', 'version-id-marker'],
      run: ({ catalogue }, request) => getVersions(catalogue, request),
    },
  ],
  'HEAD bucket': [{ parameters: [], run: () => ({ status: 200 }) }],
  'POST bucket': [
    {
      sub: 'delete',
      parameters: [],
      run: ({ objects }, request) => deleteObjects(objects, request),
    },
  ],
};

/** Headers of S3's own that mean something here; `x-amz-meta-` and checksums besides. */
const knownHeaders = new Set([
  'x-amz-bypass-governance-retention',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-decoded-content-length',
  'x-amz-object-lock-mode',
  'x-amz-object-lock-retain-until-date',
  'x-amz-sdk-checksum-algorithm',
  'x-amz-security-token',
  'x-amz-server-side-encryption',
  'x-amz-trailer',
  'x-amz-user-agent',
]);

/**
 * Carries out a request. One that asks for anything which is not known here is answered 501 by
 * name, so that nobody takes a silence for consent.
 */
export async function operate(
  shelf: Shelf,
  method: string,
  request: ObjectRequest,
): Promise<S3Reply> {
  const kind = request.key === '' ? 'bucket' : 'object';
  const about = kind === 'bucket' ? 'a bucket' : 'an object';
  const { query, headers } = request;
  const known = operations[`${method} ${kind}`] ?? [];
  const operation = known.find(({ sub }) => sub === undefined || query.has(sub));
  const given = [...query.keys()].filter((name) => !isOfSigning(name));
  if (operation === undefined) {
    throw notImplemented(`${method} of ${about}${asked(given)}`);
  }
  const { sub, parameters } = operation;
  const strange = given.filter((name) => name !== sub && !parameters.includes(name));
  if (strange.length > 0) throw notImplemented(`${method} of ${about}${asked(strange)}`);
  refuseUnknown(headers);
  return operation.run(shelf, request);
}

/** The bucket of a request. Buckets are declared in the template, never made by a call. */
export function bucketOf(
  found: Bucket | undefined,
  { method, bucket: name, key }: { method: string; bucket: string; key: string },
): Bucket {
  if (found !== undefined) return found;
  if (name === '' || (method === 'PUT' && key === ''))
    throw notImplemented(`${method} of a bucket`);
  throw new S3Problem(404, 'NoSuchBucket', 'The specified bucket does not exist');
}

function refuseUnknown(headers: Readonly<Record<string, string>>): void {
  const isKnown = (name: string): boolean =>
    !name.startsWith('x-amz-') || /^x-amz-(meta|checksum)-/.test(name) || knownHeaders.has(name);
  const strange = Object.keys(headers).filter((name) => !isKnown(name));
  if (strange.length > 0) throw notImplemented(`the header ${strange.join(', ')}`);
  const encryption = headers['x-amz-server-side-encryption'] ?? 'AES256';
  if (encryption !== 'AES256') throw notImplemented(`encryption by ${encryption}`);
}

/** What begins with `x-` is of signing, or only stands in the access records. */
const isOfSigning = (name: string): boolean => /^x-/i.test(name);
const asked = (names: readonly string[]): string =>
  names.length === 0 ? '' : ` with ?${names.join('&')}`;
