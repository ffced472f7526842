import { appendFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DataFolder } from './data-folder.ts';
import type { GaveUp, Schedules } from './schedules.ts';

/**
 * Runs a job by hand: `POST /local/jobs/anchor?at=2026-11-23`, or a moment in place of the day.
 * Answers what the job told, or how it failed.
 */
export async function runJob(
  { names, fire }: Schedules,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const at = url.searchParams.get('at') ?? '';
  const wanted = url.pathname.slice('/local/jobs/'.length);
  const schedule = names.find((name) => name.endsWith(`-${wanted}`));
  const answer = (status: number, value: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(value));
  };
  // Pages elsewhere can send us a POST, and browsers say then where it comes from.
  if (request.headers.origin !== undefined) return answer(403, { message: 'Not from a page' });
  if (wanted === '' || schedule === undefined) {
    const jobs = names.map((name) => name.replace(/^dealerbook-\w+-/, '')).join(', ');
    return answer(404, { message: `There is no job ${wanted}; there are: ${jobs}.` });
  }
  if (Number.isNaN(Date.parse(at))) {
    return answer(400, { message: 'at: a day such as 2026-11-23, or a moment in UTC.' });
  }
  try {
    answer(200, await fire(schedule, at));
  } catch (error) {
    answer(500, { message: error instanceof Error ? error.message : String(error) });
  }
}

/** The dead letters of the jobs: a line for each run that was given up. */
export function fileFailedJobs(data: DataFolder, report: (line: string) => void): GaveUp {
  return (schedule, event, error) => {
    const reason = String(error);
    const line = JSON.stringify({ at: new Date().toISOString(), schedule, reason, event });
    appendFileSync(data.file('failed-jobs.jsonl'), `${line}\n`);
    report(`${schedule}: gave up ${JSON.stringify(event)}: ${reason}`);
  };
}
