import { setTimeout as pause } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Db } from './dynamo.ts';

/** One write of a transaction. */
export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

const turns = 20;
const longestPause = 400;

/**
 * Writes all or nothing. False where a condition did not hold, so that the caller reads again and
 * decides again. A transaction that merely met another one on the same item is sent again here,
 * because its conditions have not been judged yet.
 */
export async function writeTogether(db: Db, items: readonly TransactItem[]): Promise<boolean> {
  for (let turn = 0; turn < turns; turn++) {
    try {
      await db.documents.send(new TransactWriteCommand({ TransactItems: [...items] }));
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
      if (codes.includes('ConditionalCheckFailed')) return false;
      if (!codes.includes('TransactionConflict')) throw error;
    }
    await pause(Math.random() * Math.min(longestPause, 25 * 2 ** turn));
  }
  return false;
}
