import { expect, test } from 'vitest';
import type { CustomerContext } from '../../sheets-addon/src/customers/context.ts';
import { customerColumns } from '../../sheets-addon/src/customers/columns.ts';
import { customerFields } from '../../sheets-addon/src/customers/fields.ts';
import { understandList } from '../../sheets-addon/src/editable/list-rows.ts';
import { productFields } from '../../sheets-addon/src/products/columns.ts';
import { newPrices } from '../../sheets-addon/src/products/new-prices.ts';
import type { Raw } from '../../sheets-addon/src/table/cell.ts';
import { diff } from '../../sheets-addon/src/table/diff.ts';
import { languages, wordsOf } from '../../sheets-addon/src/words.ts';

const words = wordsOf('en');
const context: CustomerContext = {
  digits: 2,
  territories: ['HD', 'HN'],
  classes: ['A', 'B'],
  customers: [['HZ01', 'HZ01', '杭州西湖商贸', 'hangzhouxihushangmao|hzxhsm']],
};
const row = (cells: Readonly<Record<string, Raw>>, at = 4) => ({ row: at, cells, formulas: {} });
const customers = (...rows: ReturnType<typeof row>[]) =>
  understandList(rows, customerFields(context, words), words);

test('a pasted row is a new customer whose identity follows from its code', () => {
  const { rows, issues } = customers(
    row({
      code: 'SHOP-0000123456',
      name: '惠民批发',
      tier: '二级',
      territory: 'HD',
      active: 'Yes',
    }),
  );
  expect(issues).toEqual([]);
  expect(rows[0]?.identity).toMatch(/^x[0-9a-z]{7}$/);
  expect(rows[0]?.values).toMatchObject({ tier: 'second-tier', active: true, name: '惠民批发' });
});

test('a supplier may be named by code, name or pinyin', () => {
  for (const supplierCode of ['HZ01', '杭州西湖商贸', 'hzxhsm']) {
    const { rows } = customers(row({ code: 'S1', name: 'S', territory: 'HD', supplierCode }));
    expect(rows[0]?.values['supplierCode']).toBe('HZ01');
  }
});

test('what is missing or unknown is said at its cell', () => {
  const { issues } = customers(
    row({ code: '', name: 'Nameless', territory: 'HD' }, 4),
    row({ code: 'S1', name: '', territory: 'HD' }, 5),
    row({ code: 'S2', name: 'S', territory: 'HD', supplierCode: 'nobody' }, 6),
    row({ code: 'S3', name: 'S', territory: 'HD', tier: 'wholesale', paymentDays: 1.5 }, 7),
  );
  expect(issues.map(({ row: at, field }) => [at, field])).toEqual([
    [4, 'code'],
    [5, 'name'],
    [6, 'supplierCode'],
    [7, 'tier'],
    [7, 'paymentDays'],
  ]);
});

test('a code typed as a number is the text of its digits', () => {
  const { rows } = customers(row({ code: 12345, name: 'S', territory: 'HD' }));
  expect(rows[0]).toMatchObject({ identity: '12345', values: { code: '12345' } });
});

test('two rows with one code are both refused', () => {
  const { rows } = customers(
    row({ code: 'S1', name: 'a', territory: 'HD' }, 4),
    row({ code: 'S1', name: 'b', territory: 'HD' }, 9),
  );
  expect(diff(rows, {}).duplicates.map((one) => one.row)).toEqual([4, 9]);
});

test('every column of a list stands under a header of its own in every language', () => {
  for (const language of languages) {
    const headers = customerColumns(language, context).map(({ word }) => language.columns[word]);
    expect(new Set(headers).size).toBe(headers.length);
  }
});

test('a price is typed in the currency and kept in minor units', () => {
  const fields = productFields({ digits: 2, timeZone: 'Asia/Shanghai', names: {} }, words);
  const { rows, issues } = understandList(
    [
      row({
        code: 'TEA',
        variety: '绿茶',
        specification: '500ml',
        unit: '瓶',
        caseSize: 15,
        price: '1,033.10',
      }),
    ],
    fields,
    words,
  );
  expect(issues).toEqual([]);
  expect(rows[0]?.values).toMatchObject({ price: 103310, caseSize: 15 });
});

test('a changed price keeps the units it is for, and a changed unit keeps the price', () => {
  const base = { TEA: { price: 3300, per: 15 }, ICE: { per: 12 } };
  const edit = (identity: string, field: string, mine: number) => ({
    row: 4,
    identity,
    field,
    base: null,
    mine,
  });
  expect(newPrices([edit('TEA', 'price', 3400)], base)).toEqual([
    { productId: 'TEA', price: 3400, per: 15 },
  ]);
  expect(newPrices([edit('TEA', 'per', 1)], base)).toEqual([
    { productId: 'TEA', price: 3300, per: 1 },
  ]);
  // Without a price there is nothing to set.
  expect(newPrices([edit('ICE', 'per', 6)], base)).toEqual([]);
});
