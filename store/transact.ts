import { setTimeout as pause } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Db } from './dynamo.ts';
import type { TransactItem } from './transaction.ts';

/** Most items of one transaction. */
export const transactionLimit = 100;

/** The account moved on since it was read: read again and decide again. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}

/** Others wrote to the account for as long as this one tried. Nothing was changed. */
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

const passing = new Set([
  'ConditionalCheckFailed',
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
  'None',
]);

function isConflict(error: unknown): boolean {
  return (
    error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).every(({ Code: code }) => passing.has(code ?? 'None'))
  );
}

const passingErrors = new Set([
  'Conflict',
  'TransactionConflictException',
  'TransactionInProgressException',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
  'NetworkingError',
]);

const passingCodes = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT']);

/**
 * True where the same attempt may succeed when made again. A connection that broke after sending
 * is among them: the outcome is unknown, and the next attempt finds out by reading.
 */
function mayPass(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as NodeJS.ErrnoException).code;
  return passingErrors.has(error.name) || (code !== undefined && passingCodes.has(code));
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
  const started = performance.now();
  for (let turn = 0; turn < turns; turn++) {
    try {
      return await attempt();
    } catch (error) {
      if (!mayPass(error)) throw error;
    }
    const wait = Math.random() * Math.min(longestPause, firstPause * 2 ** turn);
    if (performance.now() - started + wait > longest) break;
    await pause(wait);
  }
  throw new Busy();
}
