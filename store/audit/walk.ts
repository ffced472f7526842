import * as z from 'zod';
import type { Db } from '../dynamo.ts';
import type { Key } from '../keys.ts';
import { readMany, type Item } from '../read-many.ts';
import { itemsOf, pagesAfter } from '../whole-table.ts';

/** A place in the table, as it is kept until somebody goes on there. */
export const TableKey = z.strictObject({ pk: z.string(), sk: z.string() });

/** What is judged together: the whole partition of one customer, or one item of any other. */
export interface Unit {
  readonly pk: string;
  /** Null for a partition. */
  readonly sk: string | null;
  readonly items: readonly Item[];
}

/** Units that were read together, and the place to go on after. */
export interface Stretch {
  readonly units: readonly Unit[];
  /** Null at the end of the table. */
  readonly last: Key | null;
}

/**
 * Everything in the table, after a place in it: for the auditor alone, who must also find what no
 * question asks for. DynamoDB gives a partition's items one after the other.
 */
export async function* walk(db: Db, after: Key | null = null): AsyncGenerator<Stretch, void> {
  let open: Item[] = [];
  for await (const page of pagesAfter(db, after)) {
    const items = [...open, ...page.items];
    const cut = page.isLast ? items.length : startOfLast(items);
    open = items.slice(cut);
    const last = items[cut - 1];
    if (last !== undefined) yield { units: unitsOf(items.slice(0, cut)), last: keyOf(last) };
  }
  yield { units: [], last: null };
}

/** The unit again, as it is now, consistently. */
export async function readUnit(db: Db, { pk, sk }: Unit): Promise<Unit> {
  if (sk !== null) {
    const items = await readMany(db, [{ pk, sk }]);
    return { pk, sk, items: items.filter((item) => item !== undefined) };
  }
  const items: Item[] = [];
  for await (const item of itemsOf(db, pk)) items.push(item);
  return { pk, sk, items };
}

const keyOf = (item: Item): Key => ({ pk: String(item['pk']), sk: String(item['sk']) });

const isCustomers = (pk: string): boolean => pk.startsWith('D#');

/** Where the partition begins that may go on on the next page. */
function startOfLast(items: readonly Item[]): number {
  const pk = items.at(-1)?.['pk'];
  if (!isCustomers(String(pk))) return items.length;
  return items.findIndex((item) => item['pk'] === pk);
}

/** The units that items make. */
export function unitsOf(items: readonly Item[]): Unit[] {
  const units: Unit[] = [];
  const partitions = Map.groupBy(items, (item) => String(item['pk']));
  for (const [pk, of] of partitions) {
    if (isCustomers(pk)) units.push({ pk, sk: null, items: of });
    else units.push(...of.map((item) => ({ pk, sk: String(item['sk']), items: [item] })));
  }
  return units;
}
