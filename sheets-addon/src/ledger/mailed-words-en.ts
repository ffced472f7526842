import { many } from '../words-many.ts';

/** Headers of the month as mailed. */
export const mailedColumnsEnglish = {
  figure: 'Figure, and entries since',
  asMailed: 'As mailed',
  now: 'Now',
  difference: 'Difference',
};

/** What the month as mailed says in English. */
export const mailed = {
  item: 'Month as mailed…',
  name: (month: string) => `Mailed ${month}`,
  title: (month: string) => `${month} as mailed, and as it is now`,
  notMailed: 'you got no mail of this month: both are as of now',
  sent: (at: string, isReproduced: boolean) =>
    `mailed ${at}, ` +
    (isReproduced ? 'computed again to the penny' : 'COMPUTES DIFFERENTLY NOW: tell an admin'),
  pulled: (entries: number) =>
    entries === 0
      ? 'Nothing was recorded since.'
      : `${many(entries, 'entry', 'entries')} recorded since.`,
  figures: {
    ...{ net: 'Net sales', actual: 'Counted against the plan', plan: 'Plan' },
    ...{ lastMonth: 'Net sales of the month before', lastYear: 'Net sales a year before' },
    ...{ yearToDate: 'The year so far', lastYearToDate: 'Last year until then' },
    ...{ payments: 'Cash received', owed: 'Owed at the end of the month' },
    ...{ open: 'Open documents', overdue: 'Past due of them' },
  },
};
