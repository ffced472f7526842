import * as z from 'zod';
import { MonthRows } from '../summaries/month-rows.ts';
import { MonthSummary } from '../summaries/summary.ts';
import { Day } from '../values/day.ts';
import { Language } from '../values/language.ts';

/**
 * A month as the workbook has it, and keeps it: computed once from what was known for good, with
 * the release that computed it and the versions of the accounts. Whoever writes it, whenever and
 * into which spreadsheet, writes this.
 */
export const FrozenMonth = MonthRows.extend({
  release: z.string(),
  versions: z.record(z.string(), z.int()),
  /** The day, where the company is, of which it is known. */
  knownOn: Day,
  /** How the company was called then, what it counted in, and in which words it is written. */
  company: z.strictObject({ name: z.string(), currency: z.string(), language: Language }),
  summary: MonthSummary,
});
export type FrozenMonth = z.infer<typeof FrozenMonth>;
