import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Db } from './dynamo.ts';
import { isConflict, mayPass, reasonsOf } from './may-pass.ts';
import { patience } from './patience.ts';

/** One write of a transaction. */
export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Most items of one transaction. */
export const transactionLimit = 100;

/** The account moved on since it was read: read again and decide again. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}

/**
 * Others wrote, or the table was out of reach, for as long as this one tried. Whether the last
 * attempt was done may be unknown: the caller sends the same again, and nothing is done twice.
 */
export class Busy extends Error {
  override readonly name = 'Busy';
}

/**
 * Writes all or nothing, once. Throws `Conflict` where a condition did not hold, another
 * transaction held an item, or the table was too busy to begin.
 */
export async function transact(db: Db, items: readonly TransactItem[]): Promise<void> {
  try {
    await db.documents.send(new TransactWriteCommand({ TransactItems: [...items] }));
  } catch (error) {
    if (isConflict(error)) throw new Conflict();
    throw error;
  }
}

/**
 * Writes all or nothing. False where a condition did not hold, so that the caller reads again and
 * decides again. A transaction that merely met another one, or a busy table, is sent again here,
 * because its conditions have not been judged yet; `Busy` when that was not enough. It is sent
 * under one token, so that one whose answer was lost does not fail by what it did itself.
 */
export async function writeTogether(db: Db, items: readonly TransactItem[]): Promise<boolean> {
  const once = { TransactItems: [...items], ClientRequestToken: crypto.randomUUID() };
  return untilDone(async () => {
    try {
      await db.documents.send(new TransactWriteCommand(once));
      return true;
    } catch (error) {
      if (reasonsOf(error).includes('ConditionalCheckFailed')) return false;
      throw isConflict(error) ? new Conflict() : error;
    }
  });
}

const turns = 20;
const longest = 8_000;
const firstPause = 25;
const longestPause = 1_000;

/**
 * Makes an attempt (read, decide, write) until it succeeds: at most 20 turns in 8 seconds, with
 * full jitter, so that writers who met part. Throws `Busy` when that was not enough.
 */
export async function untilDone<Result>(attempt: () => Promise<Result>): Promise<Result> {
  const started = patience.elapsed();
  for (let turn = 0; turn < turns; turn++) {
    try {
      return await attempt();
    } catch (error) {
      if (!mayPass(error)) throw error;
    }
    const wait = patience.chance() * Math.min(longestPause, firstPause * 2 ** turn);
    if (patience.elapsed() - started + wait > longest) break;
    await patience.pause(wait);
  }
  throw new Busy();
}
