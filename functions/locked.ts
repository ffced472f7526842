import { lockedIn } from '../store/audit/locked.ts';
import { archive } from './archive.ts';

/** The archive of the jobs, as anchors are kept in it. */
export const locked = lockedIn(archive);

/** A job stops after so long and begins no further part: Lambda ends it after fifteen minutes. */
export function untilLate(): () => boolean {
  const started = performance.now();
  return () => performance.now() - started < 12 * 60_000;
}
