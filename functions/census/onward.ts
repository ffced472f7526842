import {
  afterStep,
  newCensus,
  type Census,
  type CensusPlace,
  type CensusStep,
} from '../../domain/archive/census.ts';
import type { Day } from '../../domain/values/day.ts';
import { keepStep, newestCensuses, readCensus } from '../../store/census.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { countDealers } from './dealers.ts';
import { countFiles } from './files.ts';
import { countNumbers } from './numbers.ts';
import { countObjects } from './objects.ts';

/** A run of a census, which may have to stop before the census's end. */
export interface CensusRun {
  readonly day: Day;
  /** Who asks; null where it is its time. */
  readonly by: string | null;
  /** Whether another census is to begin after this one, which is at its end. */
  readonly isDue: (newest: Census | null) => boolean;
  readonly hasTime: () => boolean;
}

/**
 * Goes on with the census that is under way, else begins one where it is due, and comes as far as
 * there is time: so it ends over any number of files. Two runs at once do each step once. Answers
 * how the newest one stands then; null where there has never been one.
 */
export async function countOnward(run: CensusRun): Promise<Census | null> {
  const [newest = null] = await newestCensuses(db, 1);
  const underWay = newest !== null && newest.place !== null ? newest : null;
  if (underWay === null && !run.isDue(newest)) return newest;
  let census = underWay ?? begun(newest, run);
  while (census.place !== null) {
    const step = await stepAt(census.place, census.day);
    const after = afterStep(census, step, instant());
    const isOurs = await keepStep(db, after, step.findings);
    census = isOurs ? after : ((await readCensus(db, census.number)) ?? after);
    if (!run.hasTime()) break;
  }
  return census;
}

const begun = (newest: Census | null, { day, by }: CensusRun): Census =>
  newCensus({
    number: (newest?.number ?? 0) + 1,
    startedAt: instant(),
    askedBy: by,
    day,
  });

function stepAt(place: CensusPlace, day: Day): Promise<CensusStep> {
  if (place.in === 'files') return countFiles(place, Number(day.slice(0, 4)));
  if (place.in === 'objects') return countObjects(place);
  return place.in === 'numbers' ? countNumbers() : countDealers(place, day);
}
