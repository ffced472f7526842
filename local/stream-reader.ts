import { setTimeout as sleep } from 'node:timers/promises';
import {
  type _Record,
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import type { StreamFilter } from './stream-filter.ts';
import { deliver, type Delivery, type RetryPolicy } from './stream-delivery.ts';
import { type StreamRecord, streamRecord } from './stream-record.ts';

/** How one mapping reads a stream. */
export type ReaderSpec = {
  readonly streamArn: string;
  readonly startsAt: 'TRIM_HORIZON' | 'LATEST';
  readonly batchSize: number;
  readonly batchWindowMs: number;
  readonly isWanted: StreamFilter;
  readonly policy: RetryPolicy;
  /** The last record dealt with before, if any. */
  readonly checkpoint: () => string | undefined;
  readonly delivery: Delivery;
  /** Told when the stream could not be read; reading goes on after a pause. */
  readonly interrupted: (error: unknown) => void;
};

/** Reads one stream for one function until told to stop. */
export type StreamReader = {
  readonly pause: () => void;
  readonly resume: () => void;
  /** True when everything written so far has been read and delivered. */
  readonly isSettled: () => boolean;
  /** Resolves when the reader has come to rest after its signal was raised. */
  readonly ended: Promise<void>;
};

/** Lambda polls four times a second; one machine can afford a little more. */
const pollMs = 150;
const interruptionMs = 1_000;

/** Starts reading. */
export function startReader(streams: DynamoDBStreamsClient, spec: ReaderSpec): StreamReader {
  const state = { isPaused: false, emptyReads: 0 };
  const { signal } = spec.delivery;
  const ended = (async () => {
    while (!signal.aborted) {
      try {
        await readShard(streams, spec, state);
      } catch (error) {
        // The database is away or the iterator has expired: begin again from the checkpoint.
        if (!signal.aborted) spec.interrupted(error);
        await rest(interruptionMs, signal);
      }
    }
  })();
  return {
    pause: () => {
      state.isPaused = true;
    },
    resume: () => {
      state.isPaused = false;
      state.emptyReads = 0;
    },
    // Two empty reads in a row: the first may have begun before the last write.
    isSettled: () => state.emptyReads >= 2,
    ended,
  };
}

type ReaderState = { isPaused: boolean; emptyReads: number };

/** What has been read and not yet dealt with. */
type Batch = { wanted: StreamRecord[]; sinceMs: number; through: string | undefined };

async function readShard(
  streams: DynamoDBStreamsClient,
  spec: ReaderSpec,
  state: ReaderState,
): Promise<void> {
  const { signal } = spec.delivery;
  const batch: Batch = { wanted: [], sinceMs: 0, through: undefined };
  let iterator = await iteratorFor(streams, spec);
  while (!signal.aborted && iterator !== undefined) {
    if (state.isPaused) {
      await rest(pollMs, signal);
      continue;
    }
    const Limit = Math.max(1, spec.batchSize - batch.wanted.length);
    const page = await streams.send(new GetRecordsCommand({ ShardIterator: iterator, Limit }));
    iterator = page.NextShardIterator;
    const records = page.Records ?? [];
    if (records.length > 0 || batch.wanted.length > 0) state.emptyReads = 0;
    else state.emptyReads += 1;
    collect(records, batch, spec);
    await flushWhenDue(batch, spec);
    if (records.length < Limit) await rest(pollMs, signal);
  }
}

function collect(records: readonly _Record[], batch: Batch, spec: ReaderSpec): void {
  if (batch.wanted.length === 0) batch.sinceMs = Date.now();
  const read = records.map((each) => streamRecord(each, spec.streamArn));
  batch.wanted.push(...read.filter(spec.isWanted));
  batch.through = read.at(-1)?.dynamodb.SequenceNumber ?? batch.through;
}

async function flushWhenDue(batch: Batch, spec: ReaderSpec): Promise<void> {
  const { wanted, sinceMs, through } = batch;
  const isFull = wanted.length >= spec.batchSize;
  if (wanted.length > 0 && !isFull && Date.now() - sinceMs < spec.batchWindowMs) return;
  if (wanted.length > 0) await deliver(wanted, spec.policy, spec.delivery);
  if (spec.delivery.signal.aborted || through === undefined) return;
  // Records that nobody wanted are dealt with too.
  spec.delivery.passed(through);
  batch.wanted = [];
  batch.through = undefined;
}

async function iteratorFor(
  streams: DynamoDBStreamsClient,
  { streamArn: StreamArn, startsAt, checkpoint }: ReaderSpec,
): Promise<string | undefined> {
  const after = checkpoint();
  const described = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const shards = described.StreamDescription?.Shards ?? [];
  const shard = { StreamArn, ShardId: shardAfter(shards, after)?.ShardId };
  const request =
    after === undefined
      ? { ...shard, ShardIteratorType: startsAt }
      : { ...shard, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, SequenceNumber: after };
  const found = await streams.send(new GetShardIteratorCommand(request)).catch((error: unknown) => {
    if (!(error instanceof TrimmedDataAccessException)) throw error;
    const oldest = { ...shard, ShardIteratorType: 'TRIM_HORIZON' as const };
    return streams.send(new GetShardIteratorCommand(oldest));
  });
  return found.ShardIterator;
}

/** The shard that holds what comes after a record. The embedded database has one shard. */
function shardAfter(shards: readonly Shard[], after: string | undefined): Shard | undefined {
  if (shards.length <= 1 || after === undefined) return shards[0];
  return shards.find(({ SequenceNumberRange: range }) => {
    const end = range?.EndingSequenceNumber;
    return end === undefined || BigInt(end) > BigInt(after);
  });
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
