import type { Cell } from '../../../domain/values/table.ts';
import { valueIn, type Base } from '../table/base.ts';
import type { Edit } from '../table/diff.ts';

/** The price of one product as it will stand: minor units for so many base units. */
export interface NewPrice {
  readonly productId: string;
  readonly price: number;
  readonly per: number;
}

/** The new price of each edited product: what was typed, else what was pulled. */
export function newPrices(edits: readonly Edit[], base: Base): NewPrice[] {
  const ids = [...new Set(edits.map(({ identity }) => identity))];
  return ids.flatMap((productId): NewPrice[] => {
    const value = (field: string): Cell => {
      const edit = edits.find((one) => one.identity === productId && one.field === field);
      return edit ? edit.mine : valueIn(base, productId, field);
    };
    const price = value('price');
    const per = value('per') ?? 1;
    return typeof price === 'number' && typeof per === 'number' && per > 0
      ? [{ productId, price, per }]
      : [];
  });
}
