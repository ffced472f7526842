import type { DraftChange } from '../../../domain/contracts/drafting.ts';
import { choice, text } from './field-kinds.ts';
import { fieldGroup, rowsOf, together } from './form.ts';
import type { BlockForm } from './form-specs.ts';
import { chosenFrom } from './labels.ts';
import { wordingPart } from './wording-part.ts';

/** What follows from a breach, row by row, and who settles a dispute. */
export const breachForm: BlockForm = ({ breach }, context) => {
  const { words } = context;
  const fields = [choice('forum', chosenFrom('forum', words)), text('forumName')];
  const row = (one: NonNullable<typeof breach>['consequences'][number] | null) =>
    together(
      {
        breach: wordingPart('breach', one?.breach ?? null, context, true),
        consequence: wordingPart('consequence', one?.consequence ?? null, context, true),
      },
      (values) => values,
    );
  return together(
    {
      said: fieldGroup(fields, breach ?? {}, context),
      consequences: rowsOf(row, breach?.consequences ?? [], words, words.consequences),
    },
    ({ said, consequences }) => ({ breach: { ...said, consequences } }) as unknown as DraftChange,
  );
};
