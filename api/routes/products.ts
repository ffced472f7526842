import * as z from 'zod';
import { NewProduct, Product, ProductChange, ProductField } from '../../domain/product.ts';
import { everyRole, type Role } from '../../domain/role.ts';
import { ShortId } from '../../domain/values/code.ts';
import { Day } from '../../domain/values/day.ts';
import { Money } from '../../domain/values/money.ts';
import { Table } from '../../domain/values/table.ts';
import { text } from '../../domain/values/text.ts';
import { CellAnswer, cellLimit, edit, together } from '../cells.ts';
import { next, page } from '../paging.ts';
import { route } from '../route.ts';

const writers: readonly Role[] = ['admin', 'planner', 'director'];

/** Columns of the product list; `price`/`per` is the standard price of today, null where none. */
export const productColumns = [
  'productId',
  'code',
  'variety',
  'brand',
  'specification',
  'unit',
  'caseSize',
  'price',
  'per',
  'pinyin',
  'active',
  'version',
] as const;

export const products = {
  listProducts: route({
    method: 'GET',
    path: '/products',
    summary: 'The product list with today’s price of a price list',
    roles: everyRole,
    query: z.strictObject({ priceList: ShortId.optional(), ...page }),
    reply: Table.extend(next),
  }),
  addProduct: route({
    method: 'POST',
    path: '/products',
    summary: 'Add a product',
    roles: writers,
    body: NewProduct,
    reply: Product,
    status: 201,
    refuses: ['already-exists'],
  }),
  pushProducts: route({
    method: 'PATCH',
    path: '/products',
    summary: 'Push edited cells of the product list; each is merged three ways',
    roles: writers,
    body: z.strictObject({
      cells: z
        .array(z.strictObject({ productId: ShortId, field: ProductField, ...edit }))
        .min(1)
        .max(cellLimit),
      ...together,
    }),
    reply: z.strictObject({
      cells: z.array(CellAnswer),
      versions: z.array(z.strictObject({ productId: ShortId, version: z.int() })),
    }),
  }),
  changeProduct: route({
    method: 'PATCH',
    path: '/products/{productId}',
    summary: 'Change a product',
    roles: writers,
    params: z.strictObject({ productId: ShortId }),
    body: ProductChange,
    reply: Product,
    refuses: ['changed-meanwhile', 'nothing-changed'],
  }),
  listPriceLists: route({
    method: 'GET',
    path: '/price-lists',
    summary: 'The price lists by id and name',
    roles: everyRole,
    reply: z.strictObject({
      priceLists: z.array(z.strictObject({ priceListId: ShortId, name: z.string() })),
    }),
  }),
  putPriceList: route({
    method: 'PUT',
    path: '/price-lists/{priceListId}',
    summary: 'Set prices of a price list from a day on; may be repeated',
    roles: writers,
    params: z.strictObject({ priceListId: ShortId }),
    body: z.strictObject({
      name: text(60),
      from: Day,
      prices: z
        .array(
          z.strictObject({
            productId: ShortId,
            price: Money.min(0),
            per: z.int().min(1).max(1_000_000).optional(),
          }),
        )
        .max(2000),
    }),
    reply: z.strictObject({ priceListId: ShortId, name: z.string(), changed: z.int() }),
    refuses: ['product-not-found'],
  }),
};
