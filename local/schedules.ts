import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { compileSchedule, type Schedule } from './cron.ts';
import { type Declarations, type Declared, declared } from './declarations.ts';
import type { LocalFunction } from './functions.ts';

const schedule = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Target: z.object({
    Arn: z.string(),
    Input: z.string().default('{}'),
    RetryPolicy: z.object({ MaximumRetryAttempts: z.number().default(185) }).optional(),
  }),
});

/** The clock that calls functions at their times. */
export type Schedules = {
  /** The functions that are called, by the names of their schedules. */
  readonly names: readonly string[];
  /**
   * Calls the target of a schedule as if a moment had come; for tests and for the impatient. A
   * text stands in the event as it is.
   */
  readonly fire: (name: string, scheduledTime: Date | string) => Promise<unknown>;
  readonly stop: () => void;
};

type Job = {
  readonly logicalId: string;
  readonly name: string;
  readonly isDue: Schedule;
  readonly fire: (scheduledTime: Date | string) => Promise<unknown>;
};

/** Told of each run that failed so often that it was given up. */
export type GaveUp = (schedule: string, event: unknown, error: unknown) => void;

const minuteMs = 60_000;
/** A machine that slept makes up for this many minutes and no more. */
const missedMinutesMax = 60;
/** AWS waits a minute or two before it tries again; here a failed job is tried again at once. */
const retriesMax = 2;

/** Starts the schedules a template declares. */
export function startSchedules(
  declarations: Declarations,
  functions: readonly LocalFunction[],
  gaveUp: GaveUp,
): Schedules {
  const jobs = declared(declarations, 'AWS::Scheduler::Schedule', schedule)
    .filter(({ properties }) => properties.State === 'ENABLED')
    .map((each) => jobOf(each, functions, gaveUp));
  let done = startOfMinute(Date.now());
  const timer = setInterval(() => {
    const now = startOfMinute(Date.now());
    const from = Math.max(done + minuteMs, now - missedMinutesMax * minuteMs);
    for (let minute = from; minute <= now; minute += minuteMs) {
      const moment = new Date(minute);
      // A failed job stands in the functions' log; the next minute does not wait for it.
      for (const job of jobs) if (job.isDue(moment)) job.fire(moment).catch(() => undefined);
    }
    done = Math.max(done, now);
  }, 1000).unref();
  return {
    names: jobs.map(({ name }) => name),
    fire: async (name, scheduledTime) => {
      const job = jobs.find((each) => each.name === name || each.logicalId.startsWith(name));
      if (job === undefined) throw new Error(`No schedule ${name}.`);
      return job.fire(scheduledTime);
    },
    stop: () => clearInterval(timer),
  };
}

function jobOf(
  { logicalId, name, arn, properties }: Declared<z.infer<typeof schedule>>,
  functions: readonly LocalFunction[],
  gaveUp: GaveUp,
): Job {
  const { Target, ScheduleExpression, ScheduleExpressionTimezone } = properties;
  const lambda = functions.find(({ spec }) => spec.arn === Target.Arn);
  if (lambda === undefined) throw new Error(`Schedule ${logicalId} calls no function.`);
  const attempts = Math.min(retriesMax, Target.RetryPolicy?.MaximumRetryAttempts ?? retriesMax) + 1;
  return {
    logicalId,
    name,
    isDue: compileSchedule(ScheduleExpression, ScheduleExpressionTimezone),
    fire: async (scheduledTime) => {
      for (let attempt = 1; ; attempt += 1) {
        const event: unknown = JSON.parse(
          Target.Input.replaceAll('<aws.scheduler.scheduled-time>', textOf(scheduledTime))
            .replaceAll('<aws.scheduler.schedule-arn>', arn)
            .replaceAll('<aws.scheduler.execution-id>', randomUUID())
            .replaceAll('<aws.scheduler.attempt-number>', String(attempt)),
        );
        try {
          return await lambda.invoke(event);
        } catch (error) {
          if (attempt < attempts) continue;
          gaveUp(name, event, error);
          throw error;
        }
      }
    },
  };
}

function startOfMinute(ms: number): number {
  return Math.floor(ms / minuteMs) * minuteMs;
}

/** Scheduler writes times without milliseconds. */
function textOf(time: Date | string): string {
  if (typeof time === 'string') return time;
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}
