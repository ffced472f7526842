import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from '../../store/dynamo.ts';

/** Capacity units that DynamoDB charged, and calls that were made, while something ran. */
export interface Consumed {
  /** Write units of the table and its index. */
  readonly write: number;
  /** Read units of the table and its index. */
  readonly read: number;
  /** Calls of any kind. */
  readonly calls: number;
  /** Calls that had to wait for another's answer: those that go out together count once. */
  readonly roundTrips: number;
}

/** Calls go out in waves: one made while a wave is under way may depend on it, and is the next. */
interface Counter {
  write: number;
  read: number;
  calls: number;
  roundTrips: number;
  /** The wave that gathers now; and the end of the one that is under way. */
  gathering: Promise<void> | null;
  underWay: Set<Promise<unknown>>;
}

interface Output {
  readonly ConsumedCapacity?: Charged | readonly Charged[];
}
interface Charged {
  readonly CapacityUnits?: number;
}

const reads = new Set([
  'GetItemCommand',
  'BatchGetItemCommand',
  'QueryCommand',
  'TransactGetItemsCommand',
]);

const active = new WeakMap<object, { counter: Counter | null }>();

/**
 * Runs something and tells what it consumed of the table behind `db`, as the database itself
 * counts: every call asks for its consumed capacity. One measurement at a time.
 */
export async function consumedBy<Result>(
  db: Db,
  run: () => Promise<Result>,
): Promise<Consumed & { readonly result: Result }> {
  const measured = measure(db.documents);
  const counter: Counter = {
    write: 0,
    read: 0,
    calls: 0,
    roundTrips: 0,
    gathering: null,
    underWay: new Set(),
  };
  measured.counter = counter;
  try {
    const result = await run();
    const { write, read, calls, roundTrips } = counter;
    return { result, write, read, calls, roundTrips };
  } finally {
    measured.counter = null;
  }
}

interface Client {
  readonly middlewareStack: { add(middleware: unknown, options: object): void };
}
type Next = (args: object) => Promise<{ output: Output }>;

function measure(client: Client): { counter: Counter | null } {
  const known = active.get(client);
  if (known) return known;
  const measured: { counter: Counter | null } = { counter: null };
  active.set(client, measured);
  client.middlewareStack.add(
    (next: Next, { commandName }: { commandName: string }) =>
      async (args: { input: object }) => {
        const { counter } = measured;
        if (!counter) return next(args);
        Object.assign(args.input, { ReturnConsumedCapacity: 'INDEXES' });
        const reply = await inWave(counter, () => next(args));
        counter.calls++;
        counter[reads.has(commandName) ? 'read' : 'write'] += unitsOf(reply.output);
        return reply;
      },
    { step: 'initialize', name: 'countCapacity', priority: 'low' },
  );
  return measured;
}

async function inWave<Reply>(counter: Counter, call: () => Promise<Reply>): Promise<Reply> {
  while (counter.underWay.size > 0) await Promise.allSettled(counter.underWay);
  counter.gathering ??= pause(1).then(() => {
    counter.roundTrips++;
    counter.gathering = null;
  });
  await counter.gathering;
  const made = call();
  counter.underWay.add(made);
  return made.finally(() => counter.underWay.delete(made));
}

const unitsOf = ({ ConsumedCapacity: charged = [] }: Output): number =>
  [charged].flat().reduce((sum, { CapacityUnits: units = 0 }) => sum + units, 0);
