import type { Db } from '../../store/dynamo.ts';

interface Client {
  readonly middlewareStack: { add(middleware: unknown, options: object): void };
}
type Next = (args: object) => Promise<unknown>;

const writing = new Set([
  'PutItemCommand',
  'UpdateItemCommand',
  'DeleteItemCommand',
  'BatchWriteItemCommand',
  'TransactWriteItemsCommand',
]);

/**
 * Counts the writes that the functions' own client was told are committed: far cheaper than to
 * compare the whole table, and a refused request must have made none. Answers the count so far.
 */
export async function committedWrites(): Promise<() => number> {
  const { db } = (await import('../../functions/database.ts')) as { db: Db };
  let committed = 0;
  (db.documents as unknown as Client).middlewareStack.add(
    (next: Next, { commandName }: { commandName: string }) =>
      async (args: object) => {
        const reply = await next(args);
        if (writing.has(commandName)) committed++;
        return reply;
      },
    { step: 'initialize', name: 'countCommitted', priority: 'high' },
  );
  return () => committed;
}
