import type { CellAnswer } from '../../../api/cells.ts';
import type { Edit } from '../table/diff.ts';

/** The answer of a cell that is refused before it is sent. */
export const refusal = (message: string): CellAnswer => ({
  outcome: 'refused',
  problem: { code: 'value-invalid', message },
});

/** One answer for each edit in order; those that were not sent get the given one. */
export const answersInOrder = (
  edits: readonly Edit[],
  answers: ReadonlyMap<Edit, CellAnswer>,
  otherwise: CellAnswer,
): CellAnswer[] => edits.map((edit) => answers.get(edit) ?? otherwise);
