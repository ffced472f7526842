import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { NewProduct, ProductField } from '../../domain/product.ts';
import { addDays } from '../../domain/values/day.ts';
import { toRecords, type Cell } from '../../domain/values/table.ts';
import { dayIn } from '../../functions/clock.ts';
import { readKeptProducts } from '../../store/products.ts';
import { refusalOf } from '../support/refusal.ts';
import { startService, type Person, type Service } from '../support/service.ts';

const { addProduct, changeProduct, listProducts, listPriceLists, pushProducts, putPriceList } =
  routes.products;

let service: Service;
beforeAll(async () => {
  service = await startService();
  await service.invite(['planner', 'viewer', 'director']);
});
afterAll(() => service.stop());

const today = dayIn('Asia/Shanghai');

const tea = (code: string, change: Partial<NewProduct> = {}): NewProduct => ({
  code,
  variety: '绿茶',
  brand: '西湖',
  specification: '500 ml × 15',
  unit: 'bottle',
  caseSize: 15,
  ...change,
});

const add = (body: NewProduct, as: Person = 'planner') => service.ask(addProduct, { body }, as);
const read = async (productId: string) =>
  (await readKeptProducts(service.db, [productId])).get(productId)?.product;

async function list(query: { priceList?: string } = {}) {
  const table = await service.ask(listProducts, { query }, 'viewer');
  type Column = 'productId' | 'price' | 'per';
  return new Map(toRecords<Column>(table).map((row) => [row.productId, [row.price, row.per]]));
}

const setPrices = (priceListId: string, from: string, prices: object[]) =>
  service.ask(
    putPriceList,
    { params: { priceListId }, body: { name: `List ${priceListId}`, from, prices } as never },
    'planner',
  );

test('a product is added once, found by pinyin, and may be sent again', async () => {
  const first = await add(tea('T1', { price: 300 }));
  expect(first).toMatchObject({ productId: 'T1', pinyin: 'xihu lvcha|xh lc', version: 1 });
  expect(first.prices).toEqual({ STD: [{ from: today, price: 300, per: 1 }] });
  expect(await add(tea('T1', { price: 300 }))).toEqual(first);
  expect(await refusalOf(add(tea('T1', { price: 301 })))).toBe('already-exists');
  expect(await refusalOf(add(tea('T1', { price: 300 }), 'director'))).toBe('already-exists');
});

test('a product without a brand is one', async () => {
  const own = { code: 'T2', variety: 'Tea', specification: '1 l', unit: 'bottle', caseSize: 12 };
  expect(await add(own)).toMatchObject({ brand: null, pinyin: '' });
});

test('a change needs the version that was read, and a repeat gives the first answer again', async () => {
  await add(tea('T3'));
  const params = { productId: 'T3' };
  const body = { version: 1, variety: '红茶', caseSize: 24 };
  const first = await service.ask(changeProduct, { params, body }, 'planner');
  expect(first).toMatchObject({ version: 2, pinyin: 'xihu hongcha|xh hc', caseSize: 24 });
  expect(await service.ask(changeProduct, { params, body }, 'planner')).toEqual(first);
  const again = (given: object, as: Person) =>
    refusalOf(service.ask(changeProduct, { params, body: given as never }, as));
  expect(await again(body, 'director')).toBe('changed-meanwhile');
  expect(await again({ ...body, version: 2 }, 'planner')).toBe('nothing-changed');
  expect(await again({ version: 2, prices: {} }, 'admin')).toBe('invalid-request');
});

test('prices hold from their day on, and those of a list without one are the standard’s', async () => {
  await add(tea('P1', { price: 100, from: '2026-01-01' }));
  await add(tea('P2', { price: 200, from: '2026-01-01' }));
  await setPrices('KA', '2026-02-01', [{ productId: 'P1', price: 90, per: 1 }]);
  await setPrices('KA', addDays(today, 1), [{ productId: 'P1', price: 10 }]);
  await setPrices('STD', '2026-03-01', [{ productId: 'P2', price: 4800, per: 24 }]);
  const own = await list({ priceList: 'KA' });
  expect(own.get('P1')).toEqual([90, 1]);
  expect(own.get('P2')).toEqual([4800, 24]);
  expect((await list()).get('P1')).toEqual([100, 1]);
  expect((await list()).get('T2')).toEqual([null, null]);
  const { priceLists } = await service.ask(listPriceLists, {}, 'viewer');
  expect(priceLists).toEqual([
    { priceListId: 'KA', name: 'List KA' },
    { priceListId: 'STD', name: 'List STD' },
  ]);
});

test('a price list may be sent again, and names what it does not know before it changes anything', async () => {
  const codes = Array.from({ length: 60 }, (_, i) => `B${String(i)}`);
  for (const code of codes) await add(tea(code));
  const prices = codes.map((productId, i) => ({ productId, price: i }));
  expect(await setPrices('BIG', today, prices)).toMatchObject({ changed: 60 });
  expect(await setPrices('BIG', today, prices)).toMatchObject({ changed: 0 });
  expect((await list({ priceList: 'BIG' })).get('B0')).toEqual([0, 1]);
  const before = await read('B1');
  const wrong = [
    { productId: 'B1', price: 7 },
    { productId: 'NONE', price: 7 },
  ];
  expect(await refusalOf(setPrices('BIG', today, wrong))).toBe('product-not-found');
  const twice = [
    { productId: 'B1', price: 7 },
    { productId: 'B1', price: 8 },
  ];
  expect(await refusalOf(setPrices('BIG', today, twice))).toBe('invalid-request');
  expect(await read('B1')).toEqual(before);
});

test.each(['toString', 'valueOf'])('a price list may be called %s', async (priceListId) => {
  const body = tea(`N-${priceListId.slice(0, 4)}`, { price: 300, from: '2026-01-01' });
  const { productId } = await add(body);
  expect((await list({ priceList: priceListId })).get(productId)).toEqual([300, 1]);
  await setPrices(priceListId, '2026-01-01', [{ productId, price: 250 }]);
  expect((await list({ priceList: priceListId })).get(productId)).toEqual([250, 1]);
});

test('price lists set at once for the same products are all kept', async () => {
  const lists = ['L1', 'L2', 'L3', 'L4'];
  await Promise.all(lists.map((l, i) => setPrices(l, today, [{ productId: 'B2', price: i }])));
  const prices = (await read('B2'))?.prices ?? {};
  expect(lists.map((l) => prices[l]?.[0]?.price)).toEqual([0, 1, 2, 3]);
});

test('cells are merged: an untouched one is taken, a changed one is shown with who changed it', async () => {
  await add(tea('C1'));
  const cell = (field: ProductField, base: Cell, mine: Cell, productId = 'C1') => ({
    productId,
    field,
    base,
    mine,
  });
  const push = async (cells: ReturnType<typeof cell>[], as: Person) =>
    (await service.ask(pushProducts, { body: { cells } }, as)).cells;
  expect(await push([cell('unit', 'bottle', 'can')], 'director')).toEqual([{ outcome: 'taken' }]);
  const answers = await push(
    [
      cell('unit', 'bottle', 'box'),
      cell('caseSize', 15, 24),
      cell('caseSize', 24, 0),
      cell('specification', '500 ml × 15', 500),
      cell('brand', '西湖', ' '),
      cell('unit', 'x', 'y', 'NONE'),
    ],
    'planner',
  );
  expect(answers).toMatchObject([
    { outcome: 'conflict', theirs: 'can', by: 'director' },
    { outcome: 'taken' },
    { outcome: 'refused', problem: { code: 'value-invalid', errors: [{ field: 'caseSize' }] } },
    { outcome: 'taken' },
    { outcome: 'taken' },
    { outcome: 'refused', problem: { code: 'product-not-found' } },
  ]);
  expect(await read('C1')).toMatchObject({
    unit: 'can',
    caseSize: 24,
    specification: '500',
    brand: null,
    pinyin: 'lvcha|lc',
    version: 3,
  });
});
