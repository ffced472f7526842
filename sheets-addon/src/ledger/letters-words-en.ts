import { many } from '../words-many.ts';

/** Headers of the list of letters. */
export const letterColumnsEnglish = {
  letterKind: 'Letter',
  letterPeriod: 'For',
  letterTo: 'To',
  letterWas: 'What became of it',
  letterSent: 'Sent at',
  letterSubject: 'Subject',
  letterAsked: 'Sent again by',
  letterWhy: 'Why again',
  letterId: 'Letter id',
};

/** Words of what was sent. */
export const letters = {
  item: 'Letters sent…',
  name: (month: string) => `Letters ${month}`,
  title: (month: string) => `Letters for ${month}`,
  kinds: {
    'overdue-reminder': 'Overdue and over limit',
    'month-summary': 'Summary of the month',
    'dealer-statement': 'Statement',
  },
  workbook: { kind: 'Monthly workbook', to: 'Google spreadsheet' },
  pulled: (count: number, back: number) =>
    back === 0
      ? `${many(count, 'letter')}, none came back.`
      : `${many(count, 'letter')}, ${String(back)} did not arrive: the row says what to do.`,
  tooMany: 'There are more letters than one action has time for; the rest are missing here.',
};
