import type { archiveCensus as routes } from '../../api/routes/archive-census.ts';
import { accept } from '../../domain/outcome.ts';
import { newestCensuses } from '../../store/census.ts';
import { readCompany } from '../../store/company.ts';
import { patience } from '../../store/patience.ts';
import { clock, dayIn } from '../clock.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { countOnward } from './onward.ts';

/** A request counts for so long and begins no further step: the gateway waits for 30 seconds. */
const countsForMs = 12_000;

/** An answer that was lost is asked for again: that is no wish for another census. */
const answeredAgainMs = 60_000;

/** Counts for some seconds and answers how far it came; at the end `endedAt` is set. */
export const countArchive: Handler<typeof routes.countArchive> = async (_, { member }) => {
  const started = patience.elapsed();
  const { timeZone } = await readCompany(db);
  const census = await countOnward({
    day: dayIn(timeZone),
    by: member.memberId,
    isDue: (newest) =>
      newest?.askedBy !== member.memberId ||
      clock.now() - Date.parse(newest.endedAt ?? '') > answeredAgainMs,
    hasTime: () => patience.elapsed() - started < countsForMs,
  });
  if (!census) throw new Error('a census was asked for, and there is none');
  return accept(census);
};

/** The newest censuses. */
export const listCensuses: Handler<typeof routes.listCensuses> = async () =>
  accept({ censuses: await newestCensuses(db, 100) });
