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
  'RequestTimeout',
  'RequestTimeoutException',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
  'NetworkingError',
]);

/** Connections that broke, were refused, or found no way: to Node each is an error of its own. */
const passingCodes = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** What the SDK notes on an error: the cause beneath, the answer's status, the answer itself. */
interface Noted extends NodeJS.ErrnoException {
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly statusCode?: number };
}

/**
 * True where the same attempt may succeed when made again. Where a connection broke after sending,
 * the table failed within, or its answer could not be read, the outcome is unknown: the next
 * attempt finds out by reading.
 */
export function mayPass(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, cause, $metadata, $response }: Noted = error;
  return (
    passingErrors.has(error.name) ||
    (code !== undefined && passingCodes.has(code)) ||
    ($metadata?.httpStatusCode ?? $response?.statusCode ?? 0) >= 500 ||
    (error instanceof SyntaxError && $response !== undefined) ||
    mayPass(cause)
  );
}
