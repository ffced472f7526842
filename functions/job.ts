import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { Day } from '../domain/values/day.ts';
import { readCompany } from '../store/company.ts';
import { dayIn } from './clock.ts';
import { db } from './database.ts';
import type { JobName } from './jobs/schedules.ts';

const logger = new Logger({ serviceName: 'dealerbook' });

/** What a schedule sends: the time that it was due. Whoever runs a job by hand may name a day. */
const JobEvent = z.object({ scheduledTime: z.union([z.iso.datetime(), Day]) });

/** For when a job runs: its day in the company's time zone, however late it comes. */
export interface Due {
  readonly day: Day;
}

/** What a job tells of itself: names and counts, never anything of a person. */
export type Told = Readonly<Record<string, string | number>>;

/**
 * Makes the Lambda handler of a job: reads from its event for which day it runs, logs what became
 * of it, and fails loudly, so that Lambda runs it again. A job may come twice or late; the clock is
 * never asked what day it is.
 */
export const job =
  (name: JobName, run: (due: Due) => Promise<Told>) =>
  async (event: unknown): Promise<Told> => {
    const { scheduledTime } = JobEvent.parse(event);
    try {
      const day = await dayOf(scheduledTime);
      const told = { job: name, day, ...(await run({ day })) };
      logger.info('job done', told);
      return told;
    } catch (error) {
      const about = error instanceof Error ? { name: error.name, stack: error.stack } : {};
      logger.error('job failed', { job: name, scheduledTime, ...about });
      throw error;
    }
  };

async function dayOf(scheduledTime: string): Promise<Day> {
  if (!scheduledTime.includes('T')) return scheduledTime;
  const { timeZone } = await readCompany(db);
  return dayIn(timeZone, Date.parse(scheduledTime));
}
