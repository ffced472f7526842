import type { Head } from '../../domain/account.ts';
import type { ContractException } from '../../domain/contracts/exception.ts';
import type { ExceptionsChange } from '../../domain/contracts/exception-acts.ts';
import { entryId } from '../../domain/entry.ts';
import type { By } from '../../domain/member-changes.ts';
import type { Day } from '../../domain/values/day.ts';
import { exceptionItem, readException } from '../../store/exceptions.ts';
import { changeInForce } from '../../store/in-force.ts';
import type { TransactItem } from '../../store/transact.ts';
import { db } from '../database.ts';
import { newId } from '../new-id.ts';

/**
 * All that changes on the account with an exception: the terms that postings read, an entry of
 * amount 0 that raises the version of the head, and what was counted under those that left it.
 */
export async function accountItems(
  head: Head,
  { exceptionId, reason }: Pick<ContractException, 'exceptionId' | 'reason'>,
  { inForce, change, dropped }: ExceptionsChange,
  { by, today }: { readonly by: By; readonly today: Day },
): Promise<TransactItem[]> {
  const { dealerId } = head;
  const about = {
    entryId: entryId(today, dealerId, newId()),
    ...{ day: today, by: by.memberId, at: by.at, reason },
  };
  const others = [...dropped].filter(([id]) => id !== exceptionId);
  const left = await Promise.all(
    others.map(async ([id, used]) => {
      const before = await readException(db, dealerId, id);
      if (!before) throw new Error(`${id} was counted, and is no exception of the dealer`);
      return exceptionItem(db, { ...before, used, revision: before.revision + 1 });
    }),
  );
  return [...changeInForce(db, head, { inForce, change }, about), ...left];
}
