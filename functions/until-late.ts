import { patience } from '../store/patience.ts';

/** A job stops after so long and begins no further part: Lambda ends it after fifteen minutes. */
export function untilLate(): () => boolean {
  const started = patience.elapsed();
  return () => patience.elapsed() - started < 12 * 60_000;
}
