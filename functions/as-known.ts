import type { Head } from '../domain/account.ts';
import { knownNow, type KnownAccount } from '../domain/as-known.ts';
import type { Day, Instant } from '../domain/values/day.ts';
import { readKnown } from '../store/as-known.ts';
import { dayIn, instant, lastInstantOf } from './clock.ts';
import { db } from './database.ts';
import { Problem } from './problem-answers.ts';
import { sha256 } from '../store/sha256.ts';

/** As of when a question is answered. */
export interface Knowledge {
  /** Only what was recorded up to then counts; null where all that is recorded does. */
  readonly at: Instant | null;
  /** The instant up to which an answer counts what is recorded: `at`, or now. */
  readonly knownAt: Instant;
  /** The day of that instant, in the company's time zone. */
  readonly today: Day;
}

/**
 * What `asKnownAt` asks for: an instant, or a day for its end; nothing, or today, is now. What is
 * to come is refused, because its answer would change.
 */
export function knowledgeOf(
  asKnownAt: string | undefined,
  timeZone: string,
  now = instant(),
): Knowledge {
  const today = dayIn(timeZone, Date.parse(now));
  if (asKnownAt === undefined || asKnownAt === today) return { at: null, knownAt: now, today };
  const isDay = asKnownAt.length === today.length;
  if (isDay ? asKnownAt > today : asKnownAt > now) throw toCome();
  const at = isDay ? lastInstantOf(asKnownAt, timeZone) : asKnownAt;
  return { at, knownAt: at, today: dayIn(timeZone, Date.parse(at)) };
}

const toCome = () =>
  new Problem('invalid-request', {}, [
    { code: 'custom', path: ['asKnownAt'], message: 'known-to-come', input: undefined },
  ]);

/** An account as known; null where it was not opened by then. */
export const knownAccountOf = async (
  head: Head,
  { at }: Pick<Knowledge, 'at'>,
): Promise<KnownAccount | null> => (at === null ? knownNow(head) : readKnown(db, head, at, sha256));
