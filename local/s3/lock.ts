import { type Bucket, LockMode } from './buckets.ts';
import type { Retention } from './catalogue.ts';
import { accessDenied, invalidRequest, S3Problem } from './problem.ts';

type Headers = Readonly<Record<string, string>>;

/** Throws while a version may not be deleted. A bypass opens GOVERNANCE, nothing COMPLIANCE. */
export function refuseWhileLocked(
  retention: Retention | undefined,
  now: number,
  mayBypass: boolean,
): void {
  if (retention === undefined || retention.until <= now) return;
  if (retention.mode === 'GOVERNANCE' && mayBypass) return;
  throw accessDenied('Access Denied because object protected by object lock.');
}

/** Throws unless a lock only becomes longer, or stricter: what was promised stays promised. */
export function refuseShorter(
  before: Retention | undefined,
  after: Retention,
  now: number,
  mayBypass: boolean,
): void {
  if (before === undefined || before.until <= now) return;
  const isWeaker = before.mode === 'COMPLIANCE' && after.mode === 'GOVERNANCE';
  if (after.until >= before.until && !isWeaker) return;
  refuseWhileLocked(before, now, mayBypass);
}

/** The lock that a new object brings along in its headers. */
export function lockInHeaders(
  headers: Headers,
  bucket: Bucket,
  now: number,
): Retention | undefined {
  const mode = headers['x-amz-object-lock-mode'];
  const date = headers['x-amz-object-lock-retain-until-date'];
  if (mode === undefined && date === undefined) return undefined;
  if (mode === undefined || date === undefined) {
    const names = 'x-amz-object-lock-mode and x-amz-object-lock-retain-until-date';
    throw new S3Problem(400, 'InvalidArgument', `${names} must both be supplied`);
  }
  return readLock(mode, date, bucket, now);
}

/** A lock as it was asked for. Throws where the bucket has none or the date is over. */
export function readLock(mode: string, date: string, bucket: Bucket, now: number): Retention {
  if (!bucket.hasLock) throw invalidRequest('Bucket is missing Object Lock Configuration');
  const known = LockMode.safeParse(mode);
  const until = Date.parse(date);
  if (!known.success || Number.isNaN(until)) {
    throw new S3Problem(400, 'MalformedXML', 'A lock has a mode and a date.');
  }
  if (until <= now) {
    throw new S3Problem(400, 'InvalidArgument', 'The retain until date must be in the future!');
  }
  return { mode: known.data, until };
}

/** The headers that tell of a version's lock. */
export function lockHeaders(retention: Retention | undefined): Headers {
  if (retention === undefined) return {};
  return {
    'x-amz-object-lock-mode': retention.mode,
    'x-amz-object-lock-retain-until-date': new Date(retention.until).toISOString(),
  };
}
