import type { Place } from '../table/cell.ts';

/**
 * Amount of a product row from the figures beside it, so that it moves with its row. The quantity
 * is first taken back to whole base units: a third of a case must not cost a fraction of a fen.
 */
export const amountFormula =
  (unitsPerQuantity: number, per: number, digits: number) =>
  ({ row, letters }: Place): string => {
    const quantity = `${letters('quantity')}${String(row)}`;
    const price = `${letters('price')}${String(row)}`;
    const units = `ROUND(${quantity}*${String(unitsPerQuantity)},0)`;
    const amount = `${units}*${price}${per === 1 ? '' : `/${String(per)}`}`;
    return `=IF(${quantity}="","",IFERROR(ROUND(${amount},${String(digits)}),""))`;
  };

/**
 * Sum of a dealer's amounts by the dealer's code, over whole columns: wherever rows are sorted,
 * inserted or pasted to, they count. It stands in a column of its own, so it never counts itself.
 */
export function dealerTotalFormula({ row, letters }: Place): string {
  const amounts = columnOf(letters('amount'));
  const codes = columnOf(letters('dealerCode'));
  return `=SUMIFS(${amounts},${codes},${letters('dealerCode')}${String(row)})`;
}

/** Sum of a whole column; it stands in another column. */
export const columnTotalFormula =
  (key: string) =>
  ({ letters }: Place): string =>
    `=SUM(${columnOf(letters(key))})`;

const columnOf = (letters: string) => `${letters}:${letters}`;
