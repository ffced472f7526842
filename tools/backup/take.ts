import type * as z from 'zod';
import type { Db } from '../../store/dynamo.ts';
import { entryOf } from '../../store/entries.ts';
import { keys } from '../../store/keys.ts';
import { kindOf } from '../../store/kinds.ts';
import { readMany, type Item } from '../../store/read-many.ts';
import { everyItem, itemsOf } from '../../store/whole-table.ts';
import { type Heading, lineOf, newTally, type BackupRecord } from './format.ts';

/**
 * The lines of a backup: everything in the table that nothing else tells. Members come last, so
 * that nobody can sign in to a table that is only half restored. Each account is written as of its
 * head, also while others post.
 */
export async function* backupLines(db: Db, at: string): AsyncGenerator<string, void> {
  const tally = newTally();
  const heading: z.infer<typeof Heading> = { format: 'dealerbook-backup', version: 1, at };
  yield `${JSON.stringify(heading)}\n`;
  for await (const record of records(db)) {
    const line = lineOf(record);
    tally.add(line);
    yield `${line}\n`;
  }
  yield `${JSON.stringify(tally.ending())}\n`;
}

/** Every record of the table; what belongs to one customer stands together, entries in order. */
export async function* records(db: Db): AsyncGenerator<BackupRecord, void> {
  const customers = new Set<string>();
  const members: BackupRecord[] = [];
  for await (const item of everyItem(db)) {
    const partition = String(item['pk']);
    if (partition.startsWith('D#')) {
      customers.add(partition);
      continue;
    }
    const { kind, fate } = kindOf(item);
    if (fate !== 'kept') continue;
    if (kind === 'member' || kind === 'subject') members.push(recordOf(kind, item));
    else yield recordOf(kind, item);
  }
  for (const partition of customers) yield* customerRecords(db, partition);
  yield* members;
}

/**
 * What is kept of one customer. The head is read before the entries: those that it does not count
 * were posted meanwhile, and belong to the next backup.
 */
async function* customerRecords(db: Db, partition: string): AsyncGenerator<BackupRecord, void> {
  const head = await headOf(db, partition);
  const version = Number(head?.['version'] ?? 0);
  if (head) yield recordOf('head', head);
  const entries = [];
  for await (const item of itemsOf(db, partition)) {
    const { kind, fate } = kindOf(item);
    if (fate !== 'kept' || kind === 'head') continue;
    if (kind !== 'entry') yield recordOf(kind, item);
    else if (Number(item['version']) <= version) entries.push(entryOf(item));
  }
  entries.sort((a, b) => a.version - b.version);
  for (const entry of entries) yield { kind: 'entry', entry };
}

async function headOf(db: Db, partition: string): Promise<Item | undefined> {
  const [head] = await readMany(db, [keys.head(partition.slice('D#'.length))]);
  return head;
}

const recordOf = (kind: string, item: Item): BackupRecord => ({
  kind,
  item: item as Item & { pk: string; sk: string },
});
