import * as z from 'zod';
import { Instant } from '../values/day.ts';
import { LetterKind, LetterPeriod } from './letter.ts';

/** The letters of one kind and period: how far they were written down, and whether all ended. */
export const LetterRun = z
  .strictObject({
    kind: LetterKind,
    period: LetterPeriod,
    /** `listing` while recipients are written down, `listed` then, `settled` when all ended. */
    state: z.enum(['listing', 'listed', 'settled']),
    /** The code of the last recipient written down; null before the first. */
    after: z.string().nullable(),
    letters: z.int().min(0),
    createdAt: Instant,
    changedAt: Instant,
    version: z.int().min(1),
  })
  .meta({ id: 'LetterRun' });
export type LetterRun = z.infer<typeof LetterRun>;

/** A run that begins. */
export const newRun = (
  { kind, period }: Pick<LetterRun, 'kind' | 'period'>,
  at: Instant,
): LetterRun => ({
  kind,
  period,
  state: 'listing',
  after: null,
  letters: 0,
  createdAt: at,
  changedAt: at,
  version: 1,
});

/** The run after another step. */
export const runOn = (
  run: LetterRun,
  step: Partial<Pick<LetterRun, 'state' | 'after' | 'letters'>>,
  at: Instant,
): LetterRun => ({ ...run, ...step, changedAt: at, version: run.version + 1 });
