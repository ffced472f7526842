import type { ShownConflict } from '../src/conflicts/state.ts';
import type { Choice } from '../src/table/choice.ts';

/** Which of the two values shall stand. */
export type Keep = Choice['keep'];

/** True where a conflict can be settled so: a value that can't be read can't be kept. */
export const canBe = ({ state }: ShownConflict, keep: Keep): boolean =>
  state === 'open' || (state === 'unreadable' && keep === 'theirs');

/** One choice for all conflicts in which it can be made. */
export const choicesOf = (conflicts: readonly ShownConflict[], keep: Keep): Choice[] =>
  conflicts
    .filter((conflict) => canBe(conflict, keep))
    .map(({ identity, field, seen }) => ({ identity, field, keep, seen }));
