import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { openCheckpoints } from './checkpoints.ts';
import type { DataFolder } from './data-folder.ts';
import { type Declarations, declared } from './declarations.ts';
import type { Dynamodb } from './dynamodb.ts';
import { fileInBucket, fileInFolder } from './failed-records.ts';
import { functionNamed, type LocalFunction } from './functions.ts';
import type { S3 } from './s3/server.ts';
import { compileFilters } from './stream-filter.ts';
import { type ReaderSpec, startReader, type StreamReader } from './stream-reader.ts';
import { trimStream } from './stream-table.ts';
import type { Table } from './tables.ts';

const mapping = z.object({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).default('LATEST'),
  Enabled: z.boolean().default(true),
  BatchSize: z.number().default(100),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  MaximumRetryAttempts: z.number().default(-1),
  MaximumRecordAgeInSeconds: z.number().default(-1),
  BisectBatchOnFunctionError: z.boolean().default(false),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  FilterCriteria: z
    .object({ Filters: z.array(z.object({ Pattern: z.string() })) })
    .default({ Filters: [] }),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }).optional(),
});

/** Mappings of queues are read elsewhere. */
const isOfQueue = (arn: string): boolean => arn.startsWith('arn:aws:sqs:');

/** The readers of all streams. */
export type Streams = {
  readonly pause: () => void;
  readonly resume: () => void;
  /** Resolves when everything written before has been delivered. */
  readonly settled: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Buckets in which records are filed that were given up. */
  readonly failures: readonly string[];
};

/** How often delivered records are deleted from the embedded database. */
const trimMs = 30_000;
const stopMsMax = 3_000;

/** What the readers work with. */
export type StreamParts = {
  readonly declarations: Declarations;
  readonly dynamodb: Dynamodb;
  readonly s3: S3;
  readonly tables: readonly Table[];
  readonly functions: readonly LocalFunction[];
  readonly data: DataFolder;
  readonly report: (line: string) => void;
};

/** Starts a reader for each event source mapping of the template. */
export function startStreams(parts: StreamParts): Streams {
  const { dynamodb, tables, data } = parts;
  const checkpoints = openCheckpoints(data.file('stream-checkpoints.json'));
  const ending = new AbortController();
  const readers = declared(parts.declarations, 'AWS::Lambda::EventSourceMapping', mapping)
    .filter(({ properties }) => properties.Enabled && !isOfQueue(properties.EventSourceArn))
    .map(({ logicalId, properties }) => {
      const table = tables.find(({ arn }) =>
        properties.EventSourceArn.startsWith(`${arn}/stream/`),
      );
      const streamArn = table?.streamArn;
      if (table === undefined || streamArn === undefined) {
        throw new Error(
          `${logicalId} reads ${properties.EventSourceArn}, which is no stream here.`,
        );
      }
      const key = `${logicalId} ${streamArn}`;
      const spec = readerSpec(
        { ...parts, properties, streamArn, signal: ending.signal },
        {
          of: () => checkpoints.of(key),
          set: (sequenceNumber) => checkpoints.set(key, sequenceNumber),
        },
      );
      const failure = properties.DestinationConfig?.OnFailure.Destination;
      return { table, spec, failure, reader: startReader(dynamodb.streams, spec) };
    });

  const trim = (): void => trimDelivered(dynamodb, readers);
  const timer = setInterval(trim, trimMs).unref();
  const end = (): void => {
    clearInterval(timer);
    ending.abort();
  };
  const failures = new Set(readers.flatMap(({ failure }) => failure?.split(':').at(-1) ?? []));
  return {
    ...controls(
      readers.map(({ reader }) => reader),
      end,
    ),
    failures: [...failures],
  };
}

type Reading = { readonly table: Table; readonly spec: ReaderSpec };

/** Deletes what every reader of a table has dealt with from the embedded database. */
function trimDelivered({ databaseFile }: Dynamodb, readers: readonly Reading[]): void {
  if (databaseFile === undefined) return;
  for (const table of new Set(readers.map((each) => each.table))) {
    const reached = readers.filter((each) => each.table === table).map((e) => e.spec.checkpoint());
    const lowest = reached.map((each) => Number(each ?? 0)).reduce((a, b) => Math.min(a, b));
    trimStream(databaseFile, table.name, String(lowest));
  }
}

function controls(readers: readonly StreamReader[], end: () => void): Omit<Streams, 'failures'> {
  return {
    pause: () => readers.forEach((reader) => reader.pause()),
    resume: () => readers.forEach((reader) => reader.resume()),
    settled: async () => {
      readers.forEach((reader) => reader.resume());
      while (!readers.every((reader) => reader.isSettled())) await sleep(20);
    },
    stop: async () => {
      end();
      // A function that is still at work is not waited for long: its records come again.
      const patience = sleep(stopMsMax, undefined, { ref: false });
      await Promise.race([Promise.all(readers.map((reader) => reader.ended)), patience]);
    },
  };
}

type ReaderParts = StreamParts & {
  readonly properties: z.infer<typeof mapping>;
  readonly streamArn: string;
  readonly signal: AbortSignal;
};

function readerSpec(
  { properties, streamArn, signal, functions, dynamodb, s3, data, report }: ReaderParts,
  checkpoint: { of: () => string | undefined; set: (sequenceNumber: string) => void },
): ReaderSpec {
  const lambda = functionNamed(functions, functionName(properties.FunctionName));
  const destination = properties.DestinationConfig?.OnFailure.Destination;
  const file =
    destination === undefined
      ? fileInFolder(data)
      : fileInBucket(destination, s3, dynamodb.credentials);
  return {
    streamArn,
    startsAt: properties.StartingPosition,
    batchSize: properties.BatchSize,
    batchWindowMs: properties.MaximumBatchingWindowInSeconds * 1000,
    isWanted: compileFilters(properties.FilterCriteria.Filters.map(({ Pattern }) => Pattern)),
    policy: {
      retriesMax: properties.MaximumRetryAttempts,
      recordAgeSecondsMax: properties.MaximumRecordAgeInSeconds,
      bisects: properties.BisectBatchOnFunctionError,
      reportsItemFailures: properties.FunctionResponseTypes.length > 0,
    },
    checkpoint: checkpoint.of,
    interrupted: (error) => report(`${lambda.spec.name} cannot read its stream: ${String(error)}`),
    delivery: {
      invoke: lambda.invoke,
      passed: checkpoint.set,
      gaveUp: async (records, reason) => {
        await file(lambda.spec.name, records, reason);
        report(`${lambda.spec.name}: gave up ${records.length} stream records: ${reason}`);
      },
      signal,
    },
  };
}

/** A mapping names its function by name or by ARN. */
function functionName(nameOrArn: string): string {
  return nameOrArn.split(':').at(-1) ?? nameOrArn;
}
