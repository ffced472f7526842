import type { Bucket } from './buckets.ts';
import type { Catalogue, Version } from './catalogue.ts';
import type { Objects } from './objects.ts';
import { S3Problem } from './problem.ts';

const dayMs = 24 * 60 * 60_000;

/**
 * Does what the buckets' rules want by a moment (milliseconds since 1970): objects go after their
 * days, in a versioned bucket behind a marker, and older versions some days after a newer one took
 * their place. What is locked stays. Answers how many went.
 */
export function expire(
  buckets: readonly Bucket[],
  catalogue: Catalogue,
  objects: Objects,
  now: number,
): number {
  let expired = 0;
  for (const bucket of buckets) {
    for (const version of [...dueIn(bucket, catalogue, now)]) {
      const named = version.isLatest && bucket.isVersioned ? undefined : version.version;
      expired += hasGone(() => objects.remove(bucket, version.key, named, false)) ? 1 : 0;
    }
  }
  return expired;
}

function* dueIn(bucket: Bucket, catalogue: Catalogue, now: number): Iterable<Version> {
  if (bucket.lifecycle.length === 0) return;
  let newer: Version | undefined;
  for (const version of catalogue.from(bucket.name, '')) {
    const isReplaced = newer?.key === version.key;
    // An older version counts from when the next one came, a latest one from when it came itself.
    const since = isReplaced ? (newer?.modifiedAt ?? now) : version.modifiedAt;
    const days = bucket.lifecycle
      .filter(({ prefix }) => version.key.startsWith(prefix))
      .map((rule) => (isReplaced ? rule.noncurrentDays : rule.days))
      .filter((each) => each !== undefined);
    const isMarker = !isReplaced && version.body === null;
    if (!isMarker && days.some((each) => since + each * dayMs <= now)) yield version;
    newer = version;
  }
}

function hasGone(remove: () => unknown): boolean {
  try {
    remove();
    return true;
  } catch (error) {
    if (error instanceof S3Problem) return false;
    throw error;
  }
}
