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

/** A cell that has lost its value, because it belonged to something that was taken away. */
export type Emptied = Pick<StoredCell, 'identity' | 'field'>;

/** What a person's last push of a tab did, so that it can be set back. */
export const LastPush = z.object({
  /** When, as an instant. */
  at: z.string(),
  cells: z.array(StoredCell),
  /** Cells that moved along without being typed. */
  along: z.array(StoredCell),
  /** What people call the records that it added. */
  added: z.array(z.string()),
  /** True where it was cut short by time, so that the next push goes on with it. */
  unfinished: z.boolean().default(false),
});
export type LastPush = z.infer<typeof LastPush>;

/** The last push of each person, by address. */
export const LastPushes = z.record(z.string(), LastPush);
export type LastPushes = z.infer<typeof LastPushes>;

/** A push and the one that went on with it, as one: what both stored was as before the first. */
export function asOne(first: LastPush, second: LastPush): LastPush {
  const before = new Map([...first.cells, ...first.along].map((one) => [keyOf(one), one.before]));
  const again = new Set([...second.cells, ...second.along].map(keyOf));
  const both = (earlier: readonly StoredCell[], later: readonly StoredCell[]): StoredCell[] =>
    [
      ...earlier.filter((one) => !again.has(keyOf(one))),
      ...later.map((one) => {
        const known = before.get(keyOf(one));
        return known === undefined ? one : { ...one, before: known };
      }),
    ].filter((one) => one.before !== one.after);
  return {
    ...second,
    cells: both(first.cells, second.cells),
    along: both(first.along, second.along),
    added: [...first.added, ...second.added],
  };
}

const keyOf = ({ identity, field }: StoredCell): string => `${identity} ${field}`;
