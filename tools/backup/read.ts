import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { Head } from '../../domain/account.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Item } from '../../store/read-many.ts';
import { fromItem } from '../../store/record.ts';
import { BackupRecord, Ending, Heading, newTally } from './format.ts';

/** What a backup says of one customer: its items by kind, and the entries of its account. */
export interface CustomerBackup {
  readonly partition: string;
  readonly items: readonly { readonly kind: string; readonly item: Item }[];
  readonly entries: readonly Entry[];
}

/** A part of a backup: what belongs to one customer, or an item that belongs to none. */
export type Part = CustomerBackup | { readonly kind: string; readonly item: Item };

/** The item of a kind among what a backup says of a customer. */
export const itemOf = ({ items }: CustomerBackup, kind: string): Item | undefined =>
  items.find((each) => each.kind === kind)?.item;

/**
 * Reads a backup part by part. Throws a sentence with the line where it is no backup, not whole, or
 * was changed; what was read before is right only when the end is reached.
 */
export async function* readBackup(file: string): AsyncGenerator<Part, Ending> {
  const tally = newTally();
  let ending: Ending | null = null;
  let gathered: Gathered | null = null;
  let number = 0;
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Infinity,
  })) {
    number += 1;
    const at = `${file}, line ${String(number)}`;
    if (ending) throw new Error(`${at}: there is more after the end.`);
    const value = parsed(line, at);
    if (number === 1) {
      read(Heading, value, `${at}: this is no backup that this release can read.`);
      continue;
    }
    const last = Ending.safeParse(value);
    if (last.success) {
      ending = last.data;
      continue;
    }
    tally.add(line);
    const record = read(BackupRecord, value, `${at}: this is no record of a backup.`);
    const partition = partitionOf(record);
    if (gathered && gathered.partition !== partition) {
      yield gathered;
      gathered = null;
    }
    if (!partition.startsWith('D#')) {
      if ('item' in record) yield record;
      continue;
    }
    gathered ??= { partition, items: [], entries: [] };
    if ('entry' in record) gathered.entries.push(record.entry);
    else gathered.items.push(record);
  }
  if (gathered) yield gathered;
  const { records, sum } = tally.ending();
  if (ending?.records === records && ending.sum === sum) return ending;
  throw new Error(`${file} is not whole or was changed: its last line does not fit the others.`);
}

interface Gathered extends CustomerBackup {
  readonly items: { kind: string; item: Item }[];
  readonly entries: Entry[];
}

const partitionOf = (record: BackupRecord): string =>
  'entry' in record ? `D#${record.entry.dealerId}` : record.item.pk;

function parsed(line: string, at: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`${at}: this is no JSON; the file was cut or changed.`);
  }
}

function read<Schema extends z.ZodType>(schema: Schema, value: unknown, otherwise: string) {
  const result = schema.safeParse(value);
  if (!result.success) throw new Error(otherwise);
  return result.data;
}

/** The head that a backup has of a customer's account; null where it has none. */
export function headOf(customer: CustomerBackup): Head | null {
  const item = itemOf(customer, 'head');
  return item ? fromItem(Head, item) : null;
}
