import { productColumns, type products } from '../../api/routes/products.ts';
import { accept } from '../../domain/outcome.ts';
import { priceOn } from '../../domain/product.ts';
import { toTable } from '../../domain/values/table.ts';
import { readCompany } from '../../store/company.ts';
import { pageOfProducts } from '../../store/products.ts';
import { dayIn } from '../clock.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';

/** Most rows of a page. */
const pageSize = 200;

/** The product list with today's price of a list (else of the standard list), page by page. */
export const listProducts: Handler<typeof products.listProducts> = async (
  { query: { priceList, cursor } },
  { member },
) => {
  const question = ['products', priceList ?? null];
  const after = await readCursor(cursor, question, member);
  const [company, { products, last }] = await Promise.all([
    readCompany(db),
    pageOfProducts(db, after, pageSize),
  ]);
  const today = dayIn(company.timeZone);
  const rows = products.map((product) => {
    const price = priceOn(product, priceList ?? null, today);
    return { ...product, price: price?.price ?? null, per: price?.per ?? null };
  });
  return accept({
    ...toTable(productColumns, rows),
    ...(last === null ? {} : { next: await writeCursor(last, question, member) }),
  });
};
