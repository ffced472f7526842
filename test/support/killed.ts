let left = Infinity;
const underWay = new Set<Promise<unknown>>();
let isSetUp = false;

/** What a function says that was killed. */
export class Killed extends Error {}

/** Kills whatever runs once it has made this many transactions more: the next one is not sent. */
export async function killAfter(transactions: number): Promise<void> {
  left = transactions;
  if (isSetUp) return;
  isSetUp = true;
  const { db } = await import('../../functions/database.ts');
  db.documents.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        if (commandName !== 'TransactWriteItemsCommand') return next(args);
        left -= 1;
        if (left < 0) throw new Killed('killed');
        const made = next(args);
        underWay.add(made);
        return made.finally(() => underWay.delete(made));
      },
    { step: 'initialize', name: 'killed' },
  );
}

/** From now on nothing is killed; what was sent before has ended. */
export async function letLive(): Promise<void> {
  await Promise.allSettled(underWay);
  left = Infinity;
}
