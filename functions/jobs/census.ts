import { Logger } from '@aws-lambda-powertools/logger';
import { graveCount, type Census } from '../../domain/archive/census.ts';
import { daysBetween } from '../../domain/values/day.ts';
import { newestCensuses } from '../../store/census.ts';
import { patience } from '../../store/patience.ts';
import { countOnward } from '../census/onward.ts';
import { db } from '../database.ts';
import { job } from '../job.ts';
import { untilLate } from '../until-late.ts';

const logger = new Logger({ serviceName: 'dealerbook' });

/** Days from one census of the job to the next, and how many are looked at for its last one. */
const daysBetweenThem = 7;
const looksBack = 100;

/**
 * Counts the archive once a week: hashes every file, and looks for what is missing, altered,
 * unbound or unknown, for gaps in the numbers, and for dealers without a contract. Where time runs
 * out it says so, and the next run goes on; a night that was missed is made up by the next. That
 * somebody asked for a census meanwhile puts off nothing, because theirs rings no alarm. What only
 * somebody can have done who went past the service fails the job, so that it rings; whoever names a
 * day has it counted again, and reads the outcome.
 */
export const handler = job('census', async ({ day, isByHand }) => {
  const recent = await newestCensuses(db, looksBack);
  const [before] = recent;
  const own = recent.find(({ askedBy }) => askedBy === null);
  const started = patience.elapsed();
  const census = await countOnward({
    day,
    by: null,
    isDue: () => isByHand || own === undefined || daysBetween(own.day, day) >= daysBetweenThem,
    hasTime: untilLate(),
  });
  if (!census || isAsBefore(census, before)) return { outcome: 'there' };
  const told = toldOf(census, before, patience.elapsed() - started);
  if (census.place !== null) return { outcome: 'goes on', ...told };
  const grave = graveCount(census);
  if (grave > 0) logger.error('census found', { number: census.number, ...census.found });
  if (grave > 0 && !isByHand) throw new Error(`The census found ${String(grave)} things.`);
  return { outcome: grave > 0 ? 'found' : 'whole', ...told };
});

const isAsBefore = ({ number, step }: Census, before: Census | undefined): boolean =>
  before?.number === number && before.step === step;

/** What was counted in all, and by this run at what rate. */
function toldOf({ number, counts, found }: Census, before: Census | undefined, ms: number) {
  const bytes = counts.bytes - (before?.number === number ? before.counts.bytes : 0);
  const megabytesPerSecond = Math.round(bytes / 1000 / Math.max(1, ms));
  const findings = Object.values(found).reduce((sum, count) => sum + count, 0);
  return { number, files: counts.files, bytes: counts.bytes, findings, megabytesPerSecond };
}
