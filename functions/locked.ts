import { lockedIn } from '../store/audit/locked.ts';
import { patience } from '../store/patience.ts';
import { archive } from './archive.ts';

/** The archive of the jobs, as anchors are kept in it. */
export const locked = lockedIn(archive);

/** A job stops after so long and begins no further part: Lambda ends it after fifteen minutes. */
export function untilLate(): () => boolean {
  const started = patience.elapsed();
  return () => patience.elapsed() - started < 12 * 60_000;
}
