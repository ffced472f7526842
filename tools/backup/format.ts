import { createHash } from 'node:crypto';
import * as z from 'zod';
import { canonical } from '../../domain/chain.ts';
import { Entry } from '../../domain/entry.ts';
import { Instant } from '../../domain/values/day.ts';

/** The first line of a backup. `version` changes when a reader of this one could not go on. */
export const Heading = z.strictObject({
  format: z.literal('dealerbook-backup'),
  version: z.literal(1),
  at: Instant,
});

/** An entry as the domain knows it: any program can read it and check the chain. */
const EntryRecord = z.strictObject({ kind: z.literal('entry'), entry: Entry });

/** Any other item as it is stored, under its key. */
const ItemRecord = z.strictObject({
  kind: z.string(),
  item: z.looseObject({ pk: z.string(), sk: z.string() }),
});

/** A line between the first and the last. */
export const BackupRecord = z.union([EntryRecord, ItemRecord]);
export type BackupRecord = z.infer<typeof BackupRecord>;

/** The last line: without it a backup is not whole. */
export const Ending = z.strictObject({ records: z.int().min(0), sum: z.string() });
export type Ending = z.infer<typeof Ending>;

/** A record as its line. */
export const lineOf = (record: BackupRecord): string => canonical(record);

const modulus = 1n << 256n;

/** Counts records. */
export interface Tally {
  add(line: string): void;
  ending(): Ending;
}

/**
 * Counts records and adds up their SHA-256 digests: equal for the same records in any order, since
 * no two tables give their items in the same one.
 */
export function newTally(): Tally {
  let [records, sum] = [0, 0n];
  return {
    add: (line) => {
      const digest = createHash('sha256').update(line).digest('hex');
      records += 1;
      sum = (sum + BigInt(`0x${digest}`)) % modulus;
    },
    ending: () => ({ records, sum: sum.toString(16).padStart(64, '0') }),
  };
}
