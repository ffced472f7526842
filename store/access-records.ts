import { addDays, type Day } from '../domain/values/day.ts';
import { listKept, readKept, type Archive } from './archive.ts';
import { inParallel } from './in-parallel.ts';

/** Where S3 puts the records of the archive of files; each object is named by its time. */
export const recordsFolder = 'access/';

/** Most objects of records that one question reads. */
const most = 2_000;

/**
 * The lines that S3 wrote about a day in UTC; null where there are more than one question reads. It
 * delivers them within hours and without a promise, so those of the next day's objects are read
 * too.
 */
export async function readRecords(records: Archive, day: Day): Promise<string[] | null> {
  const keys: string[] = [];
  for (const delivered of [day, addDays(day, 1)]) {
    for await (const key of listKept(records, `${recordsFolder}${delivered}`)) {
      if (keys.push(key) > most) return null;
    }
  }
  const read = async (key: string) => Buffer.from(await readKept(records, key)).toString();
  const texts = await inParallel(keys, read);
  return texts.flatMap((text) => text.split('\n').filter((line) => line !== ''));
}
