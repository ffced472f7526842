import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { Day } from '../domain/values/day.ts';
import { readCompany } from '../store/company.ts';
import { clock, dayIn } from './clock.ts';
import { db } from './database.ts';
import type { JobName } from './jobs/schedules.ts';

const logger = new Logger({ serviceName: 'dealerbook' });

/** What a schedule sends: the time that it was due. Whoever runs a job by hand may name a day. */
const JobEvent = z.object({ scheduledTime: z.union([z.iso.datetime(), Day]) });

/** For when a job runs: its day in the company's time zone, however late it comes. */
export interface Due {
  readonly day: Day;
  /** The moment or the day as it was named: the same where Lambda tries a run again. */
  readonly due: string;
  /** True where somebody named the day. */
  readonly isByHand: boolean;
}

/** What a job tells of itself: names and counts, never anything of a person. */
export type Told = Readonly<Record<string, string | number>>;

/**
 * Makes the Lambda handler of a job: reads from its event for which day it runs, logs what became
 * of it, and fails loudly, so that Lambda runs it again. A job may come twice or late; the clock is
 * never asked for which day it runs, only that this day has come.
 */
export const job =
  (name: JobName, run: (due: Due) => Promise<Told>) =>
  async (event: unknown): Promise<Told> => {
    const { scheduledTime } = JobEvent.parse(event);
    try {
      const day = await dayOf(scheduledTime);
      const due = { day, due: scheduledTime, isByHand: !isMoment(scheduledTime) };
      const told = { job: name, day, ...(await run(due)) };
      logger.info('job done', told);
      return told;
    } catch (error) {
      const about = error instanceof Error ? { name: error.name, stack: error.stack } : {};
      logger.error('job failed', { job: name, scheduledTime, ...about });
      throw error;
    }
  };

const isMoment = (scheduledTime: string): boolean => scheduledTime.includes('T');

/** A day to come is refused: what is put under lock for it would hold its place for ten years. */
async function dayOf(scheduledTime: string): Promise<Day> {
  const { timeZone } = await readCompany(db);
  const day = isMoment(scheduledTime) ? dayIn(timeZone, Date.parse(scheduledTime)) : scheduledTime;
  const today = dayIn(timeZone, clock.now());
  if (day > today) throw new Error(`${day} has not come yet: give ${today} or a day before it.`);
  return day;
}
