import * as z from 'zod';
import { isSame } from '../is-same.ts';
import { Instant } from '../values/day.ts';
import { Money } from '../values/money.ts';
import { Rate } from '../values/rate.ts';
import { KeyFigures, MonthSummary } from './summary.ts';

/** A key figure as it was known and as it is now; null where it is not known. */
export const RestatedFigure = z
  .strictObject({
    figure: KeyFigures.keyof(),
    known: z.union([Money, Rate]).nullable(),
    restated: z.union([Money, Rate]).nullable(),
    /** Restated less known; null where either is not known. */
    difference: z.int().nullable(),
  })
  .meta({ id: 'RestatedFigure' });
export type RestatedFigure = z.infer<typeof RestatedFigure>;

/** What was sent of a month, and whether its figures come out the same when computed again. */
export const SentSummary = z
  .strictObject({
    sentAt: Instant.nullable(),
    knownAt: Instant,
    /** The release that computed it. */
    release: z.string(),
    /**
     * False where a figure of the letter differs from the same computed now, of the accounts that
     * it was computed from. What dealers and products are called is no figure.
     */
    isReproduced: z.boolean(),
  })
  .meta({ id: 'SentSummary' });
export type SentSummary = z.infer<typeof SentSummary>;

/** What is kept beside the letter of a month, as far as it is read again. */
export const SummaryEvidence = z.object({
  release: z.string(),
  versions: z.record(z.string(), z.int()),
  summary: MonthSummary,
});
export type SummaryEvidence = z.infer<typeof SummaryEvidence>;

/** What dealers and products are called: no figure rests on it. */
const names = new Set(['name', 'variety', 'specification']);

/** True where two summaries have the same figures of the same dealers and products. */
export const haveSameFigures = (a: MonthSummary, b: MonthSummary): boolean =>
  isSame({ figures: withoutNames(a) }, { figures: withoutNames(b) });

/** Everything but names, which change and are shown as they are now. */
const withoutNames = (summary: MonthSummary): unknown =>
  JSON.parse(
    JSON.stringify(summary, (key, value: unknown) => (names.has(key) ? undefined : value)),
  );

/** Every key figure, as known beside as restated. */
export const restatedFigures = (known: KeyFigures, restated: KeyFigures): RestatedFigure[] =>
  KeyFigures.keyof().options.map((figure) => {
    const [before, after] = [known[figure], restated[figure]];
    const difference = before === null || after === null ? null : after - before;
    return { figure, known: before, restated: after, difference };
  });
