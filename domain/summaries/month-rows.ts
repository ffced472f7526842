import * as z from 'zod';
import { byCode, ShortId, TerritoryId } from '../values/code.ts';
import { productRows } from './product-ends.ts';
import { countsInSummary, keyFigures, type Read } from './summarise.ts';
import { KeyFigures, ProductSummary } from './summary.ts';

/** The key figures of one dealer, as a summary has them of all dealers together. */
export const DealerFigures = KeyFigures.extend({
  dealerId: ShortId,
  code: z.string(),
  name: z.string(),
  territory: TerritoryId,
});
export type DealerFigures = z.infer<typeof DealerFigures>;

/** What a summary adds up: a row for each of its dealers, and one for each product. */
export const MonthRows = z.strictObject({
  dealers: z.array(DealerFigures),
  products: z.array(ProductSummary),
});
export type MonthRows = z.infer<typeof MonthRows>;

/** The rows that the summary of a month adds up, each in order of codes. */
export function monthRows({ dealers, products, ...about }: Read): MonthRows {
  const counted = dealers.filter(countsInSummary);
  return {
    dealers: counted
      .map((dealer) => {
        const { dealerId, dealerCode: code, dealerName: name, territory } = dealer.now.dealer;
        return { ...{ dealerId, code, name, territory }, ...keyFigures([dealer], about) };
      })
      .sort(byCode),
    products: productRows(counted, products).sort(byCode),
  };
}
