import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { monthOf } from '../domain/values/month.ts';
import type { Db } from './dynamo.ts';
import { readEntries } from './entries.ts';
import { keys } from './keys.ts';
import { readAll, readMany } from './read-many.ts';
import { flushTotals } from './totals.ts';

/** What became of a dealer's month totals. */
export interface Rebuilt {
  readonly months: number;
  /**
   * Months whose figures are others now, were missing, or are gone because nothing was recorded in
   * them: what was kept was wrong or behind.
   */
  readonly changed: readonly string[];
}

/**
 * Makes the month totals of a dealer again from all of its entries, whatever is kept and whatever
 * mark it bears. Nobody need stop meanwhile: who finds no totals folds the entries itself.
 */
export async function rebuildTotals(
  db: Db,
  dealerId: string,
  startMonth: number,
): Promise<Rebuilt> {
  const before = new Map<string, string>();
  const question = {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :months)',
    ExpressionAttributeValues: { ':pk': keys.head(dealerId).pk, ':months': 'M#' },
  };
  for await (const { sk, totals } of readAll(db, question)) {
    const [, month = '', what] = String(sk).split('#');
    if (what === 'T') before.set(month, String(totals));
  }
  for (const month of before.keys()) {
    const Key = keys.totals(dealerId, month);
    await db.documents.send(new DeleteCommand({ TableName: db.table, Key }));
  }
  const entries = await readEntries(db, dealerId);
  const months = [...new Set(entries.map(({ day }) => monthOf(day)))];
  await flushTotals(db, dealerId, months, startMonth);
  const after = await readMany(
    db,
    months.map((month) => keys.totals(dealerId, month)),
  );
  const now = new Map(months.map((month, i) => [month, after[i]?.['totals']]));
  const changed = [...new Set([...before.keys(), ...months])].filter(
    (month) => before.get(month) !== now.get(month),
  );
  return { months: months.length, changed: changed.sort() };
}
