import type { CellAnswer } from '../../../api/cells.ts';

/** The answer of a cell that is refused before it is sent. */
export const refusal = (message: string): CellAnswer => ({
  outcome: 'refused',
  problem: { code: 'value-invalid', message },
});
