/** When a job runs, and how long it may be silent before somebody is told. */
export interface JobSchedule {
  /** Minute, hour, day of month, month, weekday, year, in the company's time zone. */
  readonly cron: string;
  /** Days, 1 or 7, within which it must have run; CloudWatch looks no further back. */
  readonly runsWithinDays: 1 | 7;
}

/**
 * Every job that runs by itself: a function of its own in this folder, called like its key. After
 * four, because clocks go forward and back before, and a time between may not be there that night.
 * A run ends before Lambda's fifteen minutes; the one after a quarter of an hour goes on where it
 * ended, or finds the day done.
 */
export const schedules = {
  /** At night, when a day's postings are over: what the ledger says now is put under lock. */
  anchor: { cron: '0/15 4-6 * * ? *', runsWithinDays: 1 },
  /** After it: everything stored is judged, and compared with what was locked. */
  audit: { cron: '0/15 5-10 * * ? *', runsWithinDays: 1 },
  /**
   * At night too; it begins a census where its last one is a week old, and goes on with one that is
   * under way, whoever asked for it.
   */
  census: { cron: '0/15 4-6 * * ? *', runsWithinDays: 1 },
  /** All day: it goes on with the closing or reopening of months that somebody began. */
  closing: { cron: '0/15 4-20 * * ? *', runsWithinDays: 1 },
  /** Before people come to work: which contracts end soon. */
  reminders: { cron: '0 7 * * ? *', runsWithinDays: 1 },
  /** In the morning: which letters are due, and to whom; the queue sends them from then on. */
  'letters-due': { cron: '0/15 8-11 * * ? *', runsWithinDays: 1 },
  /** After the letters: each month into the company's workbook, and what was missed. */
  workbook: { cron: '0/30 9-11 * * ? *', runsWithinDays: 1 },
} as const satisfies Readonly<Record<string, JobSchedule>>;

/** The jobs. */
export type JobName = keyof typeof schedules;
export const jobNames = Object.keys(schedules) as JobName[];
