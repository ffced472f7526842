import type { WorkbookProblem } from '../../domain/workbook/month.ts';

/** A month can't be written; the problem says why, for people. The cause is for the log alone. */
export class Unwritten extends Error {
  override readonly name = 'Unwritten';
  readonly problem: WorkbookProblem;

  constructor(problem: WorkbookProblem, cause?: unknown) {
    super(problem, { cause });
    this.problem = problem;
  }
}
