import { LetterRun } from '../domain/letters/run.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { nextVersion } from './next-version.ts';
import { readAll } from './read-many.ts';
import { readOne } from './read-one.ts';
import { fromItem } from './record.ts';
import { writeTogether } from './transact.ts';

/** Every run, the oldest period first. A company has some hundreds in ten years. */
export async function listRuns(db: Db): Promise<LetterRun[]> {
  const runs: LetterRun[] = [];
  const question = {
    KeyConditionExpression: 'pk = :runs',
    ExpressionAttributeValues: { ':runs': keys.letterRun('', '').pk },
  };
  for await (const item of readAll(db, question)) runs.push(fromItem(LetterRun, item));
  return runs;
}

/** A run, read consistently; null where there is none. */
export const readRun = (
  db: Db,
  { kind, period }: Pick<LetterRun, 'kind' | 'period'>,
): Promise<LetterRun | null> => readOne(db, keys.letterRun(kind, period), LetterRun);

/** Keeps the next version of a run, the first one included; false where another was first. */
export const keepRun = (db: Db, run: LetterRun): Promise<boolean> =>
  writeTogether(db, [nextVersion(db, keys.letterRun(run.kind, run.period), run, 'version')]);
