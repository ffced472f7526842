import type { Db } from '../../store/dynamo.ts';
import { readCompany } from '../../store/company.ts';
import { customerFollowers, memberFollowers } from '../../store/followers.ts';
import { keys } from '../../store/keys.ts';
import { readMany, type Item } from '../../store/read-many.ts';
import { rebuildTotals } from '../../store/rebuild-totals.ts';
import { everyItem, putAll, removeItem } from '../../store/whole-table.ts';
import type { Progress } from '../progress.ts';
import { rebuiltItems } from './account.ts';
import { lineOf, newTally, type Ending } from './format.ts';
import { itemOf, readBackup, type Part } from './read.ts';
import { records } from './take.ts';

/** What a restore did. */
export interface Restored {
  readonly records: number;
  readonly customers: number;
  readonly entries: number;
}

/** Stands in a table while it is being restored, and says from what. */
const claim = keys.restore();

/**
 * Reads a backup to its end without writing: every line, every hash chain, every head. Throws a
 * sentence that says what is wrong with it.
 */
export async function checkBackup(file: string): Promise<Restored & { readonly ending: Ending }> {
  let [customers, entries] = [0, 0];
  const parts = readBackup(file);
  for (let next = await parts.next(); ; next = await parts.next()) {
    if (next.done) return { records: next.value.records, customers, entries, ending: next.value };
    itemsOfPart(next.value);
    if (!('partition' in next.value)) continue;
    customers += 1;
    entries += next.value.entries.length;
  }
}

/**
 * Restores a backup into an empty table: writes what was kept, makes what follows from it again,
 * and compares the table with the backup in the end. The backup is checked whole before the first
 * write. A restore that was stopped is gone on with by the same command; a table that holds
 * anything else is refused.
 */
export async function restore(db: Db, file: string, progress: Progress): Promise<Restored> {
  const { ending, ...restored } = await checkBackup(file);
  await takeTable(db, ending);
  const dealers: string[] = [];
  let done = 0;
  for await (const part of readBackup(file)) {
    await putAll(db, itemsOfPart(part));
    if (!('partition' in part)) continue;
    if (part.entries.length > 0) dealers.push(part.partition.slice('D#'.length));
    done += 1;
    progress.step(done, 2 * restored.customers, 'customers');
  }
  const { fiscalYearStart } = await readCompany(db);
  for (const dealerId of dealers) {
    await rebuildTotals(db, dealerId, fiscalYearStart);
    done += 1;
    progress.step(done, 2 * restored.customers, 'totals');
  }
  await removeItem(db, claim);
  await compare(db, ending);
  return restored;
}

/** Every item that a part of a backup stands for, but month totals. */
function itemsOfPart(part: Part): Item[] {
  if (!('partition' in part)) {
    return part.kind === 'member' ? [part.item, ...memberFollowers(part.item)] : [part.item];
  }
  const customer = itemOf(part, 'customer');
  return [
    ...part.items.filter(({ kind }) => kind !== 'head' && kind !== 'terms').map((r) => r.item),
    ...(customer ? customerFollowers(customer) : []),
    ...rebuiltItems(part),
  ];
}

/** Takes an empty table for this backup, or goes on where it was taken for it before. */
async function takeTable(db: Db, { sum }: Ending): Promise<void> {
  const [taken] = await readMany(db, [claim]);
  if (taken?.['sum'] === sum) return;
  const { done } = await everyItem(db).next();
  if (done !== true) {
    throw new Error(
      `The table ${db.table} is not empty: restore into another. Nothing was written.`,
    );
  }
  await putAll(db, [{ ...claim, sum }]);
}

/** A backup of the restored table must be this backup, record for record. */
async function compare(db: Db, { records: count, sum }: Ending): Promise<void> {
  const tally = newTally();
  for await (const record of records(db)) tally.add(lineOf(record));
  const now = tally.ending();
  if (now.records === count && now.sum === sum) return;
  throw new Error(
    `The restored table has ${String(now.records)} records and the backup ${String(count)}: ` +
      'someone wrote to it meanwhile. Restore into another table that nobody uses yet.',
  );
}
