import { WorkbookMonth, type WorkbookName } from '../domain/workbook/month.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { nextVersion } from './next-version.ts';
import { readAll } from './read-many.ts';
import { readOne } from './read-one.ts';
import { fromItem } from './record.ts';
import { Conflict, untilDone, writeTogether } from './transact.ts';

/** The months of a spreadsheet, the oldest first, read consistently. */
export async function listWorkbookMonths(db: Db, spreadsheetId: string): Promise<WorkbookMonth[]> {
  const months: WorkbookMonth[] = [];
  const question = {
    KeyConditionExpression: 'pk = :workbook',
    ExpressionAttributeValues: { ':workbook': keys.workbookMonth(spreadsheetId, '').pk },
  };
  for await (const item of readAll(db, question)) months.push(fromItem(WorkbookMonth, item));
  return months;
}

/**
 * Moves a month on: reads it, lets `move` decide, and keeps what it answers; where another run
 * moved it meanwhile it is read and decided again. Answers the month as it was kept; null where
 * `move` had nothing to keep.
 */
export function moveWorkbookMonth(
  db: Db,
  { spreadsheetId, month }: WorkbookName,
  move: (before: WorkbookMonth | null) => WorkbookMonth | null,
): Promise<WorkbookMonth | null> {
  const key = keys.workbookMonth(spreadsheetId, month);
  return untilDone(async () => {
    const after = move(await readOne(db, key, WorkbookMonth));
    if (!after) return null;
    const isKept = await writeTogether(db, [nextVersion(db, key, after, 'version')]);
    if (!isKept) throw new Conflict();
    return after;
  });
}
