import { many } from '../words-many.ts';

/** Words of setting one's own last push back. */
export const undoEnglish = {
  title: 'Undo my last push',
  item: 'Undo my last push…',
  customers: 'Undo my last push of customers…',
  products: 'Undo my last push of products…',
  nothing: 'No push of yours is known in this sheet, or it is undone already.',
  nothingBack: 'Your last push of this sheet changed no cell that can be set back.',
  ask: (count: number, at: string) =>
    `Set ${many(count, 'cell')} back that you pushed at ${at}? ` +
    'If any of them was changed since, none is set back.',
  added: (count: number, codes: string) =>
    `${many(count, 'row')} that the push added can’t be taken away again:\n${codes}`,
  prices: 'Prices stay: they hold from the day of the push. Type the old ones and push.',
  done: (count: number) => `${many(count, 'cell')} set back.`,
  refused: 'Nothing was undone, because of these cells:',
  partly: (done: number, left: number) =>
    `Somebody wrote to the same rows in this very moment: ${many(done, 'cell')} set back, ` +
    `these ${left} not.`,
  changed: (by: string, at: string, value: string) =>
    `Changed since by ${by}${at}; it is ${value} now. Not undone.`,
  heldBack: 'Not undone, because another cell could not be.',
};
