import { ProductField } from '../../../domain/product.ts';
import type { ListField } from '../editable/list-rows.ts';
import { editable } from '../customers/columns.ts';
import { parseFlag } from '../customers/fields.ts';
import { moneyScale } from '../plans/context.ts';
import type { Raw } from '../table/cell.ts';
import type { Column } from '../table/columns.ts';
import { parseScaled, parseText, parseWhole } from '../table/parse.ts';
import type { Words } from '../words.ts';
import type { ProductContext } from './context.ts';

/** The columns of the product sheet, in the order in which they are first written. */
export function productSheetColumns(words: Words): Column[] {
  const { list, yes, no } = words;
  return [
    { ...editable('code', 'text', 100), help: list.help.code },
    editable('variety', 'text', 140),
    editable('brand', 'text', 120),
    editable('specification', 'text', 160),
    editable('unit', 'text', 80),
    editable('caseSize', 'integer', 80),
    { ...editable('price', 'money', 90), help: list.help.price },
    { ...editable('per', 'integer', 80), help: list.help.per },
    { ...editable('active', 'choice', 70), choices: [yes, no] },
  ];
}

/** The editable fields of a product; each key is the key of its column. */
export function productFields(context: ProductContext, words: Words): ListField[] {
  const text = (raw: Raw) => parseText(raw, words);
  const whole = (raw: Raw) => parseWhole(raw, words);
  const money = (raw: Raw) =>
    parseScaled(raw, moneyScale(context.digits), words, words.issue.decimals(context.digits));
  return [
    { key: 'variety', parse: text, required: true },
    { key: 'brand', parse: text },
    { key: 'specification', parse: text, required: true },
    { key: 'unit', parse: text, required: true },
    { key: 'caseSize', parse: whole, required: true },
    { key: 'price', parse: money },
    { key: 'per', parse: whole },
    { key: 'active', parse: (raw) => parseFlag(raw, words) },
  ];
}

/**
 * The field of the product that a column holds; null for the price, which has a list of its own.
 */
export function fieldOfColumn(column: string): ProductField | null {
  const field = ProductField.safeParse(column);
  return field.success ? field.data : null;
}
