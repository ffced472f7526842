import * as z from 'zod';
import type { By } from '../member-changes.ts';
import { accept, refuse, type Outcome } from '../outcome.ts';
import { MemberId, ShortId } from '../values/code.ts';
import { Day, Instant } from '../values/day.ts';
import { text } from '../values/text.ts';
import { FileId, type ContractFile } from './file.ts';

/** What is decided of a file: to keep it for longer, or that it is not to be kept any more. */
export type Decision =
  | { readonly decision: 'keep'; readonly until: Instant; readonly reason: string }
  | { readonly decision: 'discard'; readonly reason: string };

/** A decision as people write it: they name a day, of which the file is kept to the end. */
export const GivenDecision = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('keep'), until: Day, reason: text(300) }),
    z.strictObject({ decision: z.literal('discard'), reason: text(300) }),
  ])
  .meta({ id: 'RetentionDecision' });

/** Everything that was decided of a file's retention. */
export const Retention = z
  .strictObject({
    dealerId: ShortId,
    fileId: FileId,
    /** The end of its lock; null where it is discarded. */
    until: Instant.nullable(),
    steps: z
      .array(
        z.strictObject({
          decision: z.enum(['keep', 'discard']),
          until: Instant.nullable(),
          reason: text(300),
          at: Instant,
          by: MemberId,
        }),
      )
      .min(1)
      .max(100),
    revision: z.int().min(1),
  })
  .meta({ id: 'Retention' });
export type Retention = z.infer<typeof Retention>;

/** True where it was decided that a file is not to be kept any more: it proves nothing then. */
export const isDiscarded = (retention: Retention | null): boolean =>
  retention !== null && retention.until === null;

/** Most steps kept with a file; the oldest go first. */
const stepsKept = 100;

/** True where a file may be decided about because nothing holds it any more. */
export const isPast = (until: Instant | null, now: Instant): boolean =>
  until !== null && until <= now;

/**
 * What stands after a decision. A file is kept for longer at any time, and never for shorter; it is
 * discarded once its time is over, and nothing is decided after that. The same decision sent again
 * by the same person, last of all, changes nothing.
 */
export function afterDecision(
  { dealerId, fileId, retainedUntil }: ContractFile,
  before: Retention | null,
  given: Decision,
  { memberId: by, at }: By,
): Outcome<Retention, 'file-retained' | 'file-discarded' | 'nothing-changed'> {
  const until = given.decision === 'keep' ? given.until : null;
  const last = before?.steps.at(-1);
  const isRepeat =
    last?.by === by &&
    last.decision === given.decision &&
    last.until === until &&
    last.reason === given.reason;
  if (before && isRepeat) return accept(before);
  if (last?.decision === 'discard') return refuse('file-discarded');
  const end = before ? before.until : retainedUntil;
  if (until === null && !isPast(end, at)) return refuse('file-retained', { until: end ?? '–' });
  if (until !== null && end !== null && until <= end) return refuse('nothing-changed');
  const step = { decision: given.decision, until, reason: given.reason, at, by };
  const steps = [...(before?.steps ?? []), step].slice(-stepsKept);
  return accept({ dealerId, fileId, until, steps, revision: (before?.revision ?? 0) + 1 });
}
