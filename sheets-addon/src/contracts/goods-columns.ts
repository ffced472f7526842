import { editable } from '../customers/columns.ts';
import type { ListField } from '../editable/list-rows.ts';
import { moneyScale } from '../plans/context.ts';
import type { Raw } from '../table/cell.ts';
import type { Column } from '../table/columns.ts';
import { parseScaled, parseText, parseWhole } from '../table/parse.ts';
import type { Words } from '../words.ts';
import type { GoodsContext } from './goods-context.ts';

/** The columns of the sheet of a contract's goods, in the order in which they are first written. */
export function goodsColumns({ contracts, list }: Words): Column[] {
  return [
    { ...editable('productCode', 'text', 110), key: 'code', help: contracts.help.code },
    editable('variety', 'text', 140),
    editable('brand', 'text', 110),
    editable('specification', 'text', 160),
    editable('unit', 'text', 80),
    {
      ...editable('agreedQuantity', 'integer', 110),
      key: 'quantity',
      help: contracts.help.quantity,
    },
    editable('price', 'money', 90),
    { ...editable('per', 'integer', 80), help: list.help.per },
  ];
}

/** The fields of a line; each key is the key of its column and of the line. */
export function goodsFields({ digits }: GoodsContext, words: Words): ListField[] {
  const text = (raw: Raw) => parseText(raw, words);
  const whole = (raw: Raw) => parseWhole(raw, words);
  const money = (raw: Raw) =>
    parseScaled(raw, moneyScale(digits), words, words.issue.decimals(digits));
  return [
    { key: 'variety', parse: text },
    { key: 'brand', parse: text },
    { key: 'specification', parse: text },
    { key: 'unit', parse: text },
    { key: 'quantity', parse: whole },
    { key: 'price', parse: money },
    { key: 'per', parse: whole },
  ];
}
