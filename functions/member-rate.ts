import { clock } from './clock.ts';
import { Problem } from './problem-answers.ts';

/** Seconds of the steady rate that may be asked at once: opening a sheet, pushing a long list. */
const burstSeconds = 30;

/** Most people remembered; who asked longest ago is forgotten first, and begins anew. */
const rememberedMax = 1000;

/** What is left of a person's requests, and when it was counted. */
interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** Counts one request of a subject; throws `too-many-requests` where none is left. */
export type CountRequest = (subject: string) => void;

/**
 * Keeps one person, or a script that runs wild in the person's name, from taking the service away
 * from the others: `perSecond` requests steadily, half a minute of them at once. Approximate, as
 * each running copy of a function counts for itself in memory, and free, as nothing is read for a
 * request that is refused.
 */
export function memberRate(perSecond: number): CountRequest {
  const buckets = new Map<string, Bucket>();
  const full = Math.max(1, perSecond * burstSeconds);
  return (subject) => {
    const now = clock.now();
    const { left, at } = buckets.get(subject) ?? { left: full, at: now };
    // A clock that was set back adds nothing, and takes nothing away.
    const there = Math.min(full, left + (Math.max(0, now - at) / 1000) * perSecond);
    buckets.delete(subject);
    buckets.set(subject, { left: there < 1 ? there : there - 1, at: now });
    if (buckets.size > rememberedMax) buckets.delete(buckets.keys().next().value ?? '');
    if (there < 1) {
      throw new Problem('too-many-requests', { seconds: Math.ceil((1 - there) / perSecond) });
    }
  };
}
