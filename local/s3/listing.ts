import type { Bucket } from './buckets.ts';
import type { Catalogue, Version } from './catalogue.ts';
import { S3Problem } from './problem.ts';
import { element, optional, type Xml, xmlDocument } from './xml.ts';

const keysMax = 1000;

/** What a list found: objects, and for keys with the delimiter the part before it, once. */
type Page = {
  readonly versions: readonly Version[];
  readonly prefixes: readonly string[];
  /** The last key or prefix on the page, when there are more. */
  readonly next: Version | undefined;
};

/** ListObjectsV2: the latest versions under a prefix, in order of their keys. */
export function listObjects(
  catalogue: Catalogue,
  { name }: Bucket,
  query: URLSearchParams,
): string {
  const token = query.get('continuation-token');
  const after = token === null ? (query.get('start-after') ?? '') : keyIn(token);
  const { prefix, delimiter, max } = wanted(query);
  const objects = function* (): Iterable<Version> {
    for (const each of catalogue.from(name, later(after, prefix), 'latest')) {
      // After a prefix that an earlier page told, all its keys are passed over.
      const isTold = token !== null && commonPrefix(each.key, prefix, delimiter) === after;
      if (each.body !== null && each.key !== after && !isTold) yield each;
    }
  };
  const { versions, prefixes, next } = page(objects(), prefix, delimiter, max);
  const end = next && (commonPrefix(next.key, prefix, delimiter) ?? next.key);
  return xmlDocument('ListBucketResult', [
    element('Name', name),
    element('Prefix', prefix),
    ...optional('Delimiter', delimiter),
    element('KeyCount', versions.length + prefixes.length),
    element('MaxKeys', max),
    element('IsTruncated', end !== undefined),
    ...optional('NextContinuationToken', end && Buffer.from(end).toString('base64url')),
    ...versions.map((each) => element('Contents', [...described(each), storageClass])),
    ...prefixes.map((each) => element('CommonPrefixes', [element('Prefix', each)])),
  ]);
}

/** ListObjectVersions: versions and delete markers, of a key the newest first. */
export function listVersions(
  catalogue: Catalogue,
  { name }: Bucket,
  query: URLSearchParams,
): string {
  const keyMarker = query.get('key-marker') ?? '';
  const versionMarker = query.get('version-id-marker');
  const { prefix, max } = wanted(query);
  const wantedVersions = function* (): Iterable<Version> {
    let isPast = versionMarker === null;
    for (const each of catalogue.from(name, later(keyMarker, prefix))) {
      const isMarkers = each.key === keyMarker;
      if (!isMarkers || (isPast && versionMarker !== null)) yield each;
      if (isMarkers && each.version === versionMarker) isPast = true;
    }
  };
  const { versions, next } = page(wantedVersions(), prefix, undefined, max);
  return xmlDocument('ListVersionsResult', [
    element('Name', name),
    element('Prefix', prefix),
    element('KeyMarker', keyMarker),
    element('MaxKeys', max),
    element('IsTruncated', next !== undefined),
    ...optional('NextKeyMarker', next?.key),
    ...optional('NextVersionIdMarker', next?.version),
    ...versions.map((each) => {
      const which = [element('VersionId', each.version), element('IsLatest', each.isLatest)];
      if (each.body !== null)
        return element('Version', [...described(each), ...which, storageClass]);
      const marked = [element('Key', each.key), element('LastModified', modified(each))];
      return element('DeleteMarker', [...marked, ...which]);
    }),
  ]);
}

function wanted(query: URLSearchParams): {
  prefix: string;
  delimiter: string | undefined;
  max: number;
} {
  const max = Number(query.get('max-keys') ?? keysMax);
  if (!Number.isInteger(max) || max < 0) {
    throw new S3Problem(400, 'InvalidArgument', 'max-keys must be a whole number from 0.');
  }
  return {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') || undefined,
    max: Math.min(max, keysMax),
  };
}

function page(
  found: Iterable<Version>,
  prefix: string,
  delimiter: string | undefined,
  max: number,
): Page {
  const versions: Version[] = [];
  const prefixes = new Set<string>();
  let last: Version | undefined;
  if (max === 0) return { versions, prefixes: [], next: undefined };
  for (const each of found) {
    if (!each.key.startsWith(prefix)) break;
    const common = commonPrefix(each.key, prefix, delimiter);
    if (common === undefined || !prefixes.has(common)) {
      if (versions.length + prefixes.size === max) {
        return { versions, prefixes: [...prefixes], next: last };
      }
      if (common === undefined) versions.push(each);
      else prefixes.add(common);
    }
    last = each;
  }
  return { versions, prefixes: [...prefixes], next: undefined };
}

/** A key up to its first delimiter after the prefix; nothing where there is none. */
function commonPrefix(
  key: string,
  prefix: string,
  delimiter: string | undefined,
): string | undefined {
  if (delimiter === undefined) return undefined;
  const cut = key.indexOf(delimiter, prefix.length);
  return cut < 0 ? undefined : key.slice(0, cut + delimiter.length);
}

/** Keys are ordered by their bytes, which is not how this language compares texts. */
function later(a: string, b: string): string {
  return Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0 ? b : a;
}

function keyIn(token: string): string {
  const key = Buffer.from(token, 'base64url').toString();
  if (key !== '') return key;
  throw new S3Problem(400, 'InvalidArgument', 'The continuation token provided is incorrect');
}

const modified = ({ modifiedAt }: Version): string => new Date(modifiedAt).toISOString();
const storageClass = element('StorageClass', 'STANDARD');

const described = (version: Version): Xml[] => [
  element('Key', version.key),
  element('LastModified', modified(version)),
  element('ETag', version.etag),
  element('Size', version.size),
];
