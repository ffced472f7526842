import * as z from 'zod';

/** What a column of the file can hold. */
export const Field = z.enum([
  'document',
  'day',
  'dealerCode',
  'dealerName',
  'territory',
  'productCode',
  'productName',
  'quantity',
  'price',
  'amount',
]);
export type Field = z.infer<typeof Field>;

/** How a file is read: which column holds which field, and how its values are written. */
export const Mapping = z.strictObject({
  columns: z.partialRecord(Field, z.string().min(1)),
  /** Order of the parts of a date: `ymd`, `dmy` or `mdy`. */
  dateOrder: z.enum(['ymd', 'dmy', 'mdy']).default('ymd'),
  /** `units` are base units; `cases` are multiplied by `caseSize`, and prices are per case. */
  quantityIn: z.enum(['units', 'cases']).default('units'),
  caseSize: z.int().min(1).default(1),
  /** The decimal sign of figures. */
  decimal: z.enum(['.', ',']).default('.'),
  /** Documents whose number matches are returns; their quantities are taken as positive. */
  returns: z.string().default('^C\\d'),
  /** Territory by what the territory column says; `*` is the rest. */
  territories: z.record(z.string(), z.string()).default({}),
  /** Base unit of products that the import makes. */
  unit: z.string().default('piece'),
  brand: z.string().default('–'),
});
export type Mapping = z.infer<typeof Mapping>;

/** Fields without which no line can be booked. */
const needed: readonly Field[] = ['document', 'day', 'dealerCode', 'productCode', 'quantity'];

/** Header words by field, as exports of common programs write them, English and Chinese. */
const words: Readonly<Record<Field, RegExp>> = {
  document: /^(invoice ?(no|number)?|document( ?no)?|doc|单据(编)?号|发票号|单号|订单号)$/i,
  day: /^(invoice ?date|date|day|日期|单据日期|开票日期|发货日期)$/i,
  dealerCode:
    /^(customer ?(id|code|no)|dealer ?(id|code)|客户(编)?[号码]|客户代码|经销商(编)?[号码])$/i,
  dealerName: /^(customer( ?name)?|dealer( ?name)?|客户(名称)?|经销商(名称)?)$/i,
  territory: /^(country|region|territory|区域|地区|大区)$/i,
  productCode:
    /^(stock ?code|product ?(id|code)|sku|item( ?code)?|产品(编)?[号码]|货号|商品编码)$/i,
  productName: /^(description|product( ?name)?|品名|产品(名称)?|商品名称)$/i,
  quantity: /^(quantity|qty|cases|数量|箱数|件数)$/i,
  price: /^(unit ?price|price|单价|箱价)$/i,
  amount: /^(amount|net ?amount|total|金额)$/i,
};

/** Guesses the columns of a file from its headers; what was given wins over what is guessed. */
export function guessMapping(headers: readonly string[], given: z.input<typeof Mapping>): Mapping {
  const mapping = Mapping.parse(given);
  const columns = { ...mapping.columns };
  for (const field of Field.options) {
    const found = headers.find((header) => words[field].test(header));
    if (found !== undefined) columns[field] ??= found;
  }
  const missing = needed.filter((field) => !headers.includes(columns[field] ?? ''));
  if (!columns.price && !columns.amount) missing.push('price');
  if (missing.length > 0) {
    throw new Error(
      `The file has no column for ${missing.join(', ')}. Its columns are: ${headers.join(', ')}. ` +
        'Name them with --map, for example --map document="Invoice No".',
    );
  }
  return { ...mapping, columns };
}
