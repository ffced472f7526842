import type { Db } from '../../store/dynamo.ts';

/** Capacity units that DynamoDB charged, and calls that were made, while something ran. */
export interface Consumed {
  /** Write units of the table and its index. */
  readonly write: number;
  /** Read units of the table and its index. */
  readonly read: number;
  /** Calls of any kind. */
  readonly calls: number;
  /** Calls one after the other: calls under way at the same time count once. */
  readonly roundTrips: number;
}

interface Counter {
  write: number;
  read: number;
  calls: number;
  roundTrips: number;
  underWay: number;
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

const counters = new WeakMap<object, Set<Counter>>();

/**
 * Runs something and tells what it consumed of the table behind `db`, as the database itself
 * counts: every call asks for its consumed capacity.
 */
export async function consumedBy<Result>(
  db: Db,
  run: () => Promise<Result>,
): Promise<Consumed & { readonly result: Result }> {
  const active = countersOf(db.documents);
  const counter: Counter = { write: 0, read: 0, calls: 0, roundTrips: 0, underWay: 0 };
  active.add(counter);
  try {
    const result = await run();
    const { write, read, calls, roundTrips } = counter;
    return { result, write, read, calls, roundTrips };
  } finally {
    active.delete(counter);
  }
}

interface Client {
  readonly middlewareStack: { add(middleware: unknown, options: object): void };
}

function countersOf(client: Client): Set<Counter> {
  const known = counters.get(client);
  if (known) return known;
  const active = new Set<Counter>();
  counters.set(client, active);
  client.middlewareStack.add(
    (
      next: (args: object) => Promise<{ output: Output }>,
      { commandName }: { commandName: string },
    ) =>
      async (args: { input: object }) => {
        Object.assign(args.input, { ReturnConsumedCapacity: 'INDEXES' });
        for (const counter of active) {
          if (counter.underWay++ === 0) counter.roundTrips++;
        }
        const counting = [...active];
        try {
          const reply = await next(args);
          const units = unitsOf(reply.output);
          for (const counter of counting) {
            counter.calls++;
            counter[reads.has(commandName) ? 'read' : 'write'] += units;
          }
          return reply;
        } finally {
          for (const counter of counting) counter.underWay--;
        }
      },
    { step: 'initialize', name: 'countCapacity', priority: 'low' },
  );
  return active;
}

const unitsOf = ({ ConsumedCapacity: charged = [] }: Output): number =>
  [charged].flat().reduce((sum, { CapacityUnits: units = 0 }) => sum + units, 0);
