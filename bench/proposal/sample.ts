import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { monthOf, monthsBetween } from '../../domain/values/month.ts';
import type { Sales } from './series.ts';

const file = path.join(import.meta.dirname, '../../tools/sample/wholesale-sales.csv.gz');

/** A real wholesaler's nine months of goods, net of cancellations; postage and fees are none. */
export function sampleSales(): Sales {
  const rows = parse<Record<string, string>>(gunzipSync(readFileSync(file)), { columns: true });
  const months = monthsBetween('2010-12', '2011-08');
  const series = new Map<string, { dealer: string; product: string; quantities: number[] }>();
  for (const row of rows) {
    const { CustomerID: dealer = '', StockCode: product = '', InvoiceDate: day = '' } = row;
    if (!/^\d{5}/.test(product)) continue;
    const key = `${dealer} ${product}`;
    const one = series.get(key) ?? { dealer, product, quantities: months.map(() => 0) };
    const at = months.indexOf(monthOf(day.slice(0, 10)));
    one.quantities[at] = (one.quantities[at] ?? 0) + Number(row['Quantity']);
    series.set(key, one);
  }
  return { months, series: [...series.values()] };
}
