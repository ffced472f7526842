import type { NumberRun } from '../domain/contracts/number.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { nextVersion } from './next-version.ts';
import { readAll } from './read-many.ts';
import { readItem } from './read-one.ts';
import type { TransactItem } from './transact.ts';

/** How far the numbers of a category and year have come, read consistently. */
export async function readRun(db: Db, category: string, year: number): Promise<NumberRun> {
  const item = await readItem(db, keys.contractNumbers(category, year));
  return { category, year, last: Number(item?.['last'] ?? 0) };
}

/** How far the numbers of every category and year have come, read consistently. */
export async function listRuns(db: Db): Promise<NumberRun[]> {
  const runs: NumberRun[] = [];
  const { pk, sk } = keys.contractNumbers('', 0);
  const question = {
    KeyConditionExpression: 'pk = :contracting AND begins_with(sk, :run)',
    ExpressionAttributeValues: { ':contracting': pk, ':run': sk.slice(0, 2) },
  };
  for await (const item of readAll(db, question)) {
    const [, category = '', year] = String(item['sk']).split('#');
    runs.push({ category, year: Number(year), last: Number(item['last']) });
  }
  return runs;
}

/** Keeps a run after its next number was given; fails where somebody else was given that one. */
export const runItem = (db: Db, run: NumberRun): TransactItem =>
  nextVersion(db, keys.contractNumbers(run.category, run.year), run, 'last');
