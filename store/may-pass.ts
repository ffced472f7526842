import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';

/** Why each item of a transaction was cancelled; empty for any other error. */
export const reasonsOf = (error: unknown): string[] =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None')
    : [];

const passingReasons = new Set([
  'ConditionalCheckFailed',
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
  'None',
]);

/** True where a transaction was cancelled for nothing that lasts. */
export const isConflict = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  reasonsOf(error).every((code) => passingReasons.has(code));

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
export function mayPass(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as NodeJS.ErrnoException).code;
  return passingErrors.has(error.name) || (code !== undefined && passingCodes.has(code));
}
