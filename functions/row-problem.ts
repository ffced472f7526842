import type * as z from 'zod';
import type { RowProblem } from '../api/paging.ts';
import type { ProblemCode } from '../api/problems.ts';
import { fieldErrors, sentence, type Locale } from '../api/sentences.ts';
import type { Detail } from '../domain/outcome.ts';

/**
 * A refusal of one row of a batch, in the caller's language; `issues` are zod's, `at` its field.
 */
export function rowProblem(
  refusal: { readonly reason: ProblemCode; readonly detail: Detail },
  locale: Locale,
  issues: readonly z.core.$ZodIssue[] = [],
  at = '',
): z.output<typeof RowProblem> {
  const errors = fieldErrors(issues, at, locale);
  return {
    code: refusal.reason,
    message: sentence(refusal.reason, refusal.detail, locale),
    ...(errors.length > 0 ? { errors } : {}),
  };
}
