/** Headers of the list of months. */
export const monthColumnsEnglish = {
  monthName: 'Month',
  monthState: 'State',
  closedBy: 'Closed by',
  closedAt: 'Closed at',
  reopenedBy: 'Reopening asked by',
  approvedBy: 'Approved by',
  reopenedAt: 'Reopened at',
  accountsDone: 'Accounts',
  monthNote: 'Note',
};

/** Words of closing and reopening months. */
export const monthsEnglish = {
  item: 'Months',
  close: 'Close a month…',
  reopen: 'Ask to reopen a month…',
  title: 'Which months take entries',
  open: (month: string) => `the first open month is ${month}`,
  neverClosed: 'No month was closed yet',
  states: {
    open: 'Open',
    closing: 'Closing',
    closed: 'Closed',
    reopening: 'Reopening',
    reopened: 'Reopened',
  },
  accounts: (done: string, all: string) => `${done} of ${all}`,
  waits: 'A request to reopen it waits for a decision',
  askClose: (month: string) =>
    `Which month is closed? No account takes an entry in it any more. Leave empty for ${month}.`,
  askReopen: (month: string) =>
    `Which month is to be opened again, and every later one with it? Leave empty for ${month}.`,
  askReason: 'Why? Whoever approves reads it, and it stays with the month.',
  reasonMissing: 'Not asked: give a reason, it stays with the month.',
  nothingClosed: 'No month is closed, so there is nothing to reopen.',
  underWay: (done: number, all: number) => `${String(done)} of ${String(all)} accounts`,
  goOn: 'The time of one action is over. Repeat, and it goes on; the service goes on by itself too.',
  closed: (month: string) => `${month} is closed.`,
  goneOn: 'What was under way is done.',
  asked: 'Asked. It waits for a director; nothing is open yet.',
  pulled: (open: string) => `Entries can be dated in ${open} or later.`,
};
