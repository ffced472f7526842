import * as z from 'zod';
import type { By } from '../domain/member-changes.ts';
import { standardPriceList } from '../domain/product.ts';
import { Instant } from '../domain/values/day.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { readAll } from './read-many.ts';
import { readOne } from './read-one.ts';
import { fromItem, toItem } from './record.ts';
import { writeTogether } from './transact.ts';

/**
 * A price list as stored: its prices stand with the products. Release 0.1 kept no version and said
 * of nobody that he named it.
 */
export const StoredPriceList = z.strictObject({
  priceListId: z.string(),
  name: z.string(),
  version: z.int().min(1).optional(),
  changedAt: Instant.optional(),
  changedBy: z.string().optional(),
});

/** A price list by id and name. */
export type PriceList = Pick<z.infer<typeof StoredPriceList>, 'priceListId' | 'name'>;

/** Every price list in order of id. The standard one exists before anybody named it. */
export async function listPriceLists(db: Db): Promise<PriceList[]> {
  const lists: PriceList[] = [];
  const question = {
    KeyConditionExpression: 'pk = :lists',
    ExpressionAttributeValues: { ':lists': keys.priceList('').pk },
  };
  for await (const item of readAll(db, question)) {
    const { priceListId, name } = fromItem(StoredPriceList, item);
    lists.push({ priceListId, name });
  }
  const named = lists.some((list) => list.priceListId === standardPriceList);
  return named ? lists : [{ priceListId: standardPriceList, name: 'Standard' }, ...lists];
}

/** Names a price list; the last name holds. A name that it has already changes nothing. */
export async function namePriceList(db: Db, list: PriceList, by: By): Promise<void> {
  const Key = keys.priceList(list.priceListId);
  for (;;) {
    const before = await readOne(db, Key, StoredPriceList);
    if (before?.name === list.name) return;
    const version = (before?.version ?? 0) + 1;
    const after = { ...list, version, changedAt: by.at, changedBy: by.memberId };
    const unchanged =
      before === null
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#name = :before',
            ExpressionAttributeNames: { '#name': 'name' },
            ExpressionAttributeValues: { ':before': before.name },
          };
    const put = { TableName: db.table, Item: toItem(Key, after), ...unchanged };
    if (await writeTogether(db, [{ Put: put }])) return;
  }
}
