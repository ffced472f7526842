let left = Infinity;
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
        return next(args);
      },
    { step: 'initialize', name: 'killed' },
  );
}

/** From now on nothing is killed. */
export const letLive = (): void => {
  left = Infinity;
};
