import type { Context, DynamoDBStreamEvent } from 'aws-lambda';
import { readers, type Reader } from '../../../lib/readers.ts';
import { deliver, type Delivery, type RetryPolicy } from '../../../local/stream-delivery.ts';
import { compileFilters, type StreamFilter } from '../../../local/stream-filter.ts';
import type { StreamRecord } from '../../../local/stream-record.ts';
import { clock } from '../../../functions/clock.ts';
import { calledBy } from '../recorded-calls.ts';
import { Actor, untilKilled } from './actor.ts';
import type { TableStream } from './table-stream.ts';
import type { Pick, Turns } from './turns.ts';

type Handler = (event: DynamoDBStreamEvent, context: Context) => Promise<unknown>;

const handlers: Readonly<Record<Reader, () => Promise<{ handler: Handler }>>> = {
  totals: async () => await import('../../../functions/streams/totals.ts'),
  moves: async () => await import('../../../functions/streams/moves.ts'),
};

/** The mapping of `lib/streams.ts`, but that fewer retries let the destination be reached too. */
const policy = (retriesMax: number): RetryPolicy => ({
  retriesMax,
  recordAgeSecondsMax: -1,
  bisects: true,
  reportsItemFailures: true,
});

/**
 * Feeds the stream's records to its readers as Lambda does at its worst: in batches of any size,
 * again from an earlier checkpoint, one item before another, but of each item in order; and an
 * invocation may be killed. What a reader does not take after its retries is given up.
 */
export class StreamPump {
  /** Records that were given up, by reader. */
  readonly givenUp = new Map<Reader, StreamRecord[]>();
  /** Times a batch was handed to a reader. */
  invocations = 0;
  private readonly stream: TableStream;
  private readonly turns: Turns;
  private readonly pick: Pick;
  private readonly waiting: Readonly<Record<Reader, StreamRecord[]>> = { totals: [], moves: [] };
  private readonly passed: Readonly<Record<Reader, StreamRecord[]>> = { totals: [], moves: [] };
  private readonly filters: Readonly<Record<Reader, StreamFilter>>;

  constructor(stream: TableStream, turns: Turns, pick: Pick) {
    this.stream = stream;
    this.turns = turns;
    this.pick = pick;
    const filter = (reader: Reader) => compileFilters([JSON.stringify(readers[reader])]);
    this.filters = { totals: filter('totals'), moves: filter('moves') };
  }

  /** Reads what is new, and hands some of what waits to a reader. */
  async pump(reader: Reader): Promise<void> {
    await this.turns.take(() => this.read());
    const waiting = this.waiting[reader];
    const again = this.passed[reader].slice(this.pick(3) === 0 ? -this.pick(9) : Infinity);
    const batch = [...again, ...waiting.splice(0, 1 + this.pick(20))];
    await this.deliver(reader, inAnyOrder(batch, this.pick), this.pick(4), true);
  }

  /** Hands everything that is left to the readers, what was given up included, by and by. */
  async drain(): Promise<void> {
    await this.turns.take(() => this.read());
    for (const reader of ['totals', 'moves'] as const) {
      const left = [...this.waiting[reader].splice(0), ...(this.givenUp.get(reader) ?? [])];
      this.givenUp.delete(reader);
      while (left.length > 0) await this.deliver(reader, left.splice(0, 100), 10, false);
    }
  }

  private async read(): Promise<void> {
    const records = await this.stream.next();
    for (const reader of ['totals', 'moves'] as const) {
      this.waiting[reader].push(...records.filter(this.filters[reader]));
    }
  }

  private async deliver(
    reader: Reader,
    batch: readonly StreamRecord[],
    retriesMax: number,
    mayDie: boolean,
  ): Promise<void> {
    if (batch.length === 0) return;
    const { handler } = await handlers[reader]();
    const delivery: Delivery = {
      invoke: async (event) => {
        this.invocations++;
        const by = new Actor(mayDie && this.pick(5) === 0 ? 1 + this.pick(30) : null);
        const invoked = () => handler(event as unknown as DynamoDBStreamEvent, {} as Context);
        const reply = await untilKilled(by, () => calledBy(reader, invoked));
        if (reply === 'killed') throw new Error('the function was killed');
        return reply;
      },
      passed: () => undefined,
      gaveUp: (records) => {
        this.givenUp.set(reader, [...(this.givenUp.get(reader) ?? []), ...records]);
      },
      signal: new AbortController().signal,
      clock: { now: clock.now, rest: (ms) => this.turns.sleep(ms) },
    };
    await deliver(batch, policy(retriesMax), delivery);
    this.passed[reader].push(...batch);
  }
}

/** The records in an order drawn by lot, in which those of each item stay as they were. */
function inAnyOrder(records: readonly StreamRecord[], pick: Pick): StreamRecord[] {
  const byItem = [
    ...Map.groupBy(records, ({ dynamodb }) => JSON.stringify(dynamodb.Keys)).values(),
  ];
  const queues = byItem.map((queue) => [...queue]);
  const result: StreamRecord[] = [];
  while (queues.length > 0) {
    const at = pick(queues.length);
    result.push(...(queues[at]?.splice(0, 1) ?? []));
    if (queues[at]?.length === 0) queues.splice(at, 1);
  }
  return result;
}
