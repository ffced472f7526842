import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { standardPriceList } from '../domain/product.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { readAll } from './read-many.ts';
import { fromItem, toItem } from './record.ts';

/** A price list by id and name; its prices stand with the products. */
const PriceList = z.strictObject({ priceListId: z.string(), name: z.string() });
export type PriceList = z.infer<typeof PriceList>;

/** Every price list in order of id. The standard one exists before anybody named it. */
export async function listPriceLists(db: Db): Promise<PriceList[]> {
  const lists: PriceList[] = [];
  const question = {
    KeyConditionExpression: 'pk = :lists',
    ExpressionAttributeValues: { ':lists': keys.priceList('').pk },
  };
  for await (const item of readAll(db, question)) lists.push(fromItem(PriceList, item));
  const named = lists.some((list) => list.priceListId === standardPriceList);
  return named ? lists : [{ priceListId: standardPriceList, name: 'Standard' }, ...lists];
}

/** Names a price list; the last name holds. */
export async function namePriceList(db: Db, list: PriceList): Promise<void> {
  const item = toItem(keys.priceList(list.priceListId), list);
  await db.documents.send(new PutCommand({ TableName: db.table, Item: item }));
}
