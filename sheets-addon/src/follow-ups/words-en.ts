import { many } from '../words-many.ts';

/** Headers of the follow-ups. */
export const followUpColumnsEnglish = {
  followState: 'State',
  followDue: 'Until',
  followOwner: 'Who',
  followText: 'What is to be done',
  followOutcome: 'What came of it',
  followFigure: 'Pinned to',
  followMonth: 'Of the month',
  followValue: 'It was',
  pinnedBy: 'Pinned by',
  pinnedAt: 'Pinned at',
  followVersion: 'Version',
  followUpId: 'Follow-up id',
};

/** Words of the follow-ups. */
export const followUpsEnglish = {
  item: 'Follow-ups',
  pin: 'Pin a follow-up…',
  close: 'Close follow-up…',
  title: 'Actions pinned to figures',
  states: { open: 'Open', done: 'Done', dropped: 'Dropped' },
  overdue: 'Overdue',
  wholeMonth: 'The month as a whole',
  dso: 'Days of sales outstanding',
  selectFirst:
    'Select a figure of a dealer first, in a summary, the receivables, the ranking, the statement answers or the insights of a dealer.',
  selectRow: 'Select a row of the follow-ups first.',
  askText: (about: string) => `What is to be done?\n${about}`,
  textMissing: 'Not pinned: say what is to be done.',
  askDue: (day: string) => `Until when? Leave empty for ${day}.`,
  askOwner: 'Who does it? Type the email address; leave empty for yourself.',
  pinned: 'Pinned. Ledger → Follow-ups lists it.',
  doneOrDropped: (text: string) => `${text}\n\nYes: it is done. No: it is dropped.`,
  askOutcome: 'What came of it? It stays with the figure.',
  outcomeMissing: 'Not closed: say what came of it.',
  pulled: (count: number) => (count === 0 ? 'Nothing is pinned.' : `${many(count, 'follow-up')}.`),
};
