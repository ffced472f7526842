import { keep, listKept, readKept } from '../store/archive.ts';
import type { Locked } from '../store/audit/anchors.ts';
import { archive } from './archive.ts';

/** The archive of the jobs, as anchors are kept in it. */
export const locked: Locked = {
  keep: async (key, bytes) => (await keep(archive, key, bytes, 'application/gzip')) === 'kept',
  read: (key) => readKept(archive, key),
  list: (prefix) => listKept(archive, prefix),
};

/** A job stops after so long and begins no further part: Lambda ends it after fifteen minutes. */
export function untilLate(): () => boolean {
  const started = performance.now();
  return () => performance.now() - started < 12 * 60_000;
}
