import { randomBytes } from 'node:crypto';
import { openSync } from 'node:fs';
import type { Bodies } from './bodies.ts';
import type { Bucket } from './buckets.ts';
import type { Catalogue, Retention, Version } from './catalogue.ts';
import { type Checksums, entityTag } from './checksums.ts';
import { refuseShorter, refuseWhileLocked } from './lock.ts';
import { notImplemented, S3Problem } from './problem.ts';

/** What comes with the bytes of a new object. */
export type Given = {
  readonly headers: Readonly<Record<string, string>>;
  readonly checksums: Checksums;
  /** The lock it brings; without one the bucket's default holds. */
  readonly retention: Retention | undefined;
  /** `*`: only where the key has no object. */
  readonly ifNoneMatch: string | undefined;
  /** Only where the key's object has this entity tag. */
  readonly ifMatch: string | undefined;
};

/** What became of a delete. */
export type Deleted = { readonly version: string | undefined; readonly isMarker: boolean };

/** The objects of all buckets, with S3's rules for them. */
export type Objects = {
  readonly put: (bucket: Bucket, key: string, bytes: Buffer, given: Given) => Promise<Version>;
  /** The named version, or the latest. Throws what S3 answers when there is none to show. */
  readonly find: (bucket: Bucket, key: string, version: string | null) => Version;
  /** Opens the bytes of a version for reading. */
  readonly open: (version: Version) => number;
  /** Removes a version for good; without one a versioned bucket only marks the key as deleted. */
  readonly remove: (
    bucket: Bucket,
    key: string,
    version: string | undefined,
    mayBypass: boolean,
  ) => Deleted;
  readonly retain: (version: Version, retention: Retention, mayBypass: boolean) => void;
};

const keyBytesMax = 1024;
const dayMs = 24 * 60 * 60_000;

/** Opens the objects. `now` is the clock, in milliseconds since 1970. */
export function openObjects(catalogue: Catalogue, bodies: Bodies, now: () => number): Objects {
  return {
    put: async (bucket, key, bytes, given) => {
      if (Buffer.byteLength(key) > keyBytesMax) {
        throw new S3Problem(400, 'KeyTooLongError', 'Your key is too long');
      }
      // Asked before the bytes are written, for the sake of the disk, and again with the change.
      refuseUnless(catalogue, bucket, key, given);
      const body = await bodies.write(bytes);
      let change: Change<Version>;
      try {
        change = catalogue.atOnce(() => {
          refuseUnless(catalogue, bucket, key, given);
          return add(catalogue, bucket, {
            ...{ key, body, size: bytes.length, etag: entityTag(bytes), modifiedAt: now() },
            ...{ headers: given.headers, checksums: given.checksums },
            retention: given.retention ?? defaultRetention(bucket, now()),
          });
        });
      } catch (error) {
        bodies.remove(body);
        throw error;
      }
      return settled(bodies, change);
    },
    find: (bucket, key, version) => find(catalogue, bucket, key, version),
    open: ({ body }) => openSync(bodies.pathOf(body ?? ''), 'r'),
    remove: (bucket, key, version, mayBypass) => {
      const change = catalogue.atOnce(() => {
        if (version === undefined && bucket.isVersioned) return mark(catalogue, bucket, key, now());
        const named = catalogue.version(bucket.name, key, version ?? 'null');
        if (named === undefined) return { result: { version, isMarker: false }, freed: null };
        refuseWhileLocked(named.retention, now(), mayBypass);
        catalogue.remove(named);
        return { result: { version, isMarker: named.body === null }, freed: named.body };
      });
      return settled(bodies, change);
    },
    retain: (version, retention, mayBypass) => {
      refuseShorter(version.retention, retention, now(), mayBypass);
      catalogue.retain(version, retention);
    },
  };
}

/** What a change of the catalogue answers, and the file that nothing names after it. */
type Change<Result> = { readonly result: Result; readonly freed: string | null };

/**
 * Removes the file that a change has freed. Only once the change is on the disk: one that is undone
 * names the file again. What a kill leaves lying in between goes when the folder is opened.
 */
function settled<Result>(bodies: Bodies, { result, freed }: Change<Result>): Result {
  if (freed !== null) bodies.remove(freed);
  return result;
}

function refuseUnless(catalogue: Catalogue, bucket: Bucket, key: string, given: Given): void {
  const { ifNoneMatch, ifMatch } = given;
  const latest = catalogue.latest(bucket.name, key);
  const object = latest?.body === null ? undefined : latest;
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') {
    throw notImplemented('If-None-Match with anything but * on a write');
  }
  if (ifNoneMatch === '*' && object !== undefined) throw preconditionFailed();
  if (ifMatch === undefined) return;
  if (object === undefined) throw noSuchKey();
  if (object.etag !== ifMatch) throw preconditionFailed();
}

type NewObject = Omit<Version, 'bucket' | 'version' | 'sequence' | 'isLatest'>;

/** A bucket without versions has one, `null`, and the new one takes its place. */
function add(catalogue: Catalogue, bucket: Bucket, object: NewObject): Change<Version> {
  const version = bucket.isVersioned ? randomBytes(24).toString('base64url') : 'null';
  const replaced = catalogue.version(bucket.name, object.key, version);
  if (replaced !== undefined) catalogue.remove(replaced);
  catalogue.add({ ...object, bucket: bucket.name, version });
  const added = catalogue.version(bucket.name, object.key, version);
  if (added === undefined) throw new Error(`${object.key} was added and is not there.`);
  return { result: added, freed: replaced?.body ?? null };
}

function mark(
  catalogue: Catalogue,
  bucket: Bucket,
  key: string,
  modifiedAt: number,
): Change<Deleted> {
  const nothing = { body: null, size: 0, etag: '', headers: {}, checksums: {} };
  const marker = { ...nothing, key, modifiedAt, retention: undefined };
  const { result, freed } = add(catalogue, bucket, marker);
  return { result: { version: result.version, isMarker: true }, freed };
}

function find(catalogue: Catalogue, bucket: Bucket, key: string, version: string | null): Version {
  if (version === null) {
    const latest = catalogue.latest(bucket.name, key);
    if (latest === undefined) throw noSuchKey();
    if (latest.body !== null) return latest;
    throw noSuchKey({ 'x-amz-delete-marker': 'true', 'x-amz-version-id': latest.version });
  }
  const found = catalogue.version(bucket.name, key, version);
  if (found === undefined) {
    throw new S3Problem(404, 'NoSuchVersion', 'The specified version does not exist.');
  }
  if (found.body !== null) return found;
  const message = 'The specified method is not allowed against this resource.';
  throw new S3Problem(405, 'MethodNotAllowed', message, { 'x-amz-delete-marker': 'true' });
}

function defaultRetention({ defaultLock }: Bucket, now: number): Retention | undefined {
  return defaultLock && { mode: defaultLock.mode, until: now + defaultLock.days * dayMs };
}

const noSuchKey = (headers: Readonly<Record<string, string>> = {}): S3Problem =>
  new S3Problem(404, 'NoSuchKey', 'The specified key does not exist.', headers);

const preconditionFailed = (): S3Problem =>
  new S3Problem(
    412,
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
  );
