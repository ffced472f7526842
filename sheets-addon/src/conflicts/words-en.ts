import { many } from '../words-many.ts';

/** Words of the dialog in which conflicts are settled. */
export const conflictsEnglish = {
  review: 'Review conflicts…',
  settle: 'Settle conflicts',
  title: (tab: string) => `Conflicts · ${tab}`,
  none: 'There is no conflict in this sheet.',
  intro: (count: number) =>
    count === 1
      ? 'One cell was changed by you and by somebody else. Choose which value shall stand.'
      : `${count} cells were changed by you and by somebody else. Choose which values shall stand.`,
  cell: 'Cell',
  pulled: 'Pulled',
  mine: 'Mine',
  theirs: 'Theirs',
  changed: 'Changed by',
  somebody: 'somebody',
  empty: 'empty',
  unreadable: 'can’t be read',
  gone: 'This row does not stand in the sheet, or stands there twice.',
  keepMine: 'Keep mine',
  takeTheirs: 'Take theirs',
  allMine: 'Keep all mine',
  allTheirs: 'Take all theirs',
  /** What Apply will do. */
  summary: (mine: number, theirs: number, open: number) => {
    if (mine + theirs === 0) return 'Nothing is chosen yet.';
    const parts = [
      mine > 0 ? `${many(mine, 'value')} of yours will be stored` : '',
      theirs > 0 ? `${many(theirs, 'value')} of theirs will be taken` : '',
      open > 0 ? `${open} left open` : '',
    ];
    return `${parts.filter((part) => part !== '').join(', ')}.`;
  },
  apply: 'Apply',
  applying: 'Applying…',
  close: 'Close',
  settled: 'Every conflict is settled.',
  kept: (count: number) => `${many(count, 'value')} of yours stored.`,
  taken: (count: number) => `${many(count, 'value')} of theirs taken into the sheet.`,
  again: (count: number) =>
    count === 1
      ? '1 cell was changed once more meanwhile: look at it again.'
      : `${count} cells were changed once more meanwhile: look at them again.`,
  moved: (count: number) =>
    count === 1
      ? '1 cell is not as you saw it any more, and was left.'
      : `${count} cells are not as you saw them any more, and were left.`,
  refused: (count: number) => `${many(count, 'value')} of yours could not be stored:`,
};
