import { notImplemented, SqsProblem } from './problem.ts';

/** SQS takes a megabyte, in one message or in all of a batch. */
const bytesMax = 1024 * 1024;
const batchMax = 10;

/** Refuses a batch that SQS would not take as a whole. */
export function checkBatch(entries: readonly { readonly Id: string }[]): void {
  if (entries.length === 0) {
    throw new SqsProblem('EmptyBatchRequest', 'The batch request doesn’t contain any entries.');
  }
  if (entries.length > batchMax) {
    const message = 'The batch request contains more entries than permissible.';
    throw new SqsProblem('TooManyEntriesInBatchRequest', message);
  }
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) {
    throw new SqsProblem('BatchEntryIdsNotDistinct', 'Two entries have the same Id.');
  }
  const bodies = entries.map((entry) => ('MessageBody' in entry ? String(entry.MessageBody) : ''));
  if (bodies.reduce((bytes, body) => bytes + Buffer.byteLength(body), 0) > bytesMax) {
    throw new SqsProblem('BatchRequestTooLong', 'All messages together exceed 1 MiB.');
  }
}

/** Refuses an entry of a batch. */
export function checkEntry(id: string, body: string): void {
  if (!/^[\w-]{1,80}$/.test(id)) {
    throw new SqsProblem('InvalidBatchEntryId', 'The Id of an entry is not well formed.');
  }
  checkBody(body);
}

/** Refuses a body that SQS would not take. */
export function checkBody(body: string): void {
  if (body === '') throw new SqsProblem('MissingParameter', 'A message has a body.');
  if (Buffer.byteLength(body) > bytesMax) {
    throw new SqsProblem('InvalidParameterValue', 'A message is at most 1 MiB.');
  }
  // Characters that XML has no place for.
  if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(body)) {
    throw new SqsProblem('InvalidMessageContents', 'The message has characters out of range.');
  }
}

/** Refuses by name what a message may have in SQS and not here. */
export function refuseOthers(rest: Readonly<Record<string, unknown>>): void {
  const [other] = Object.keys(rest);
  if (other !== undefined) throw notImplemented(`${other} of a message`);
}
