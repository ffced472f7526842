import * as z from 'zod';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { Edited } from '../domain/cells.ts';
import { Product, ProductField } from '../domain/product.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { readAll, readMany, type Item } from './read-many.ts';
import { fromItem, toItem } from './record.ts';
import type { TransactItem } from './transact.ts';

/** A product as stored. */
export const StoredProduct = Product.extend({ edits: z.partialRecord(ProductField, Edited) });

/** A product with who changed which cell last. */
export interface KeptProduct {
  readonly product: Product;
  readonly edits: Readonly<Partial<Record<ProductField, Edited>>>;
}

function keptProduct(item: Item): KeptProduct {
  const { edits, ...product } = fromItem(StoredProduct, item);
  return { product, edits };
}

/** Those of these products that exist, by id, read consistently. */
export async function readKeptProducts(
  db: Db,
  productIds: readonly string[],
): Promise<Map<string, KeptProduct>> {
  const wanted = [...new Set(productIds)].map((id) => keys.product(id));
  const items = await readMany(db, wanted);
  const kept = items.flatMap((item) => (item ? [keptProduct(item)] : []));
  return new Map(kept.map((one) => [one.product.productId, one]));
}

/** Those of these products that exist, read consistently. */
export async function readProducts(db: Db, productIds: readonly string[]): Promise<Product[]> {
  const kept = await readKeptProducts(db, productIds);
  return [...kept.values()].map(({ product }) => product);
}

const ofAll = {
  KeyConditionExpression: 'pk = :products',
  ExpressionAttributeValues: { ':products': keys.product('').pk },
};

/** Every product, active or not, in order of id. */
export async function listProducts(db: Db): Promise<Product[]> {
  const products: Product[] = [];
  for await (const item of readAll(db, ofAll)) products.push(keptProduct(item).product);
  return products;
}

/** A page of products in order of id, after one of them; `last` is null at the end. */
export async function pageOfProducts(
  db: Db,
  after: string | null,
  limit: number,
): Promise<{ readonly products: readonly Product[]; readonly last: string | null }> {
  const reply = await db.documents.send(
    new QueryCommand({
      ...ofAll,
      TableName: db.table,
      ConsistentRead: true,
      Limit: limit,
      ...(after === null ? {} : { ExclusiveStartKey: keys.product(after) }),
    }),
  );
  return {
    products: (reply.Items ?? []).map((item) => keptProduct(item).product),
    last: (reply.LastEvaluatedKey?.['sk'] as string | undefined) ?? null,
  };
}

/** Keeps a new product, or the next version of one; fails where it is not as it was before. */
export const productItem = (db: Db, { product, edits }: KeptProduct): TransactItem => ({
  Put: {
    TableName: db.table,
    Item: toItem(keys.product(product.productId), { ...product, edits }),
    ...(product.version === 1
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: 'version = :before',
          ExpressionAttributeValues: { ':before': product.version - 1 },
        }),
  },
});
