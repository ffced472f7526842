import * as z from 'zod';
import { Cell } from '../../../domain/values/table.ts';

/** One cell that a push stored: what stood there before, and what it stored. */
export const StoredCell = z.object({
  identity: z.string(),
  field: z.string(),
  before: Cell,
  after: Cell,
});
export type StoredCell = z.infer<typeof StoredCell>;

/** What a person's last push of a tab did, so that it can be set back. */
export const LastPush = z.object({
  /** When, as an instant. */
  at: z.string(),
  cells: z.array(StoredCell),
  /** Cells that moved along without being typed. */
  along: z.array(StoredCell),
  /** What people call the records that it added. */
  added: z.array(z.string()),
});
export type LastPush = z.infer<typeof LastPush>;

/** The last push of each person, by address. */
export const LastPushes = z.record(z.string(), LastPush);
export type LastPushes = z.infer<typeof LastPushes>;
