import type { NewProduct } from '../../../domain/product.ts';
import type { Cell } from '../../../domain/values/table.ts';
import { cellLimit, type CellAnswer } from '../../../api/cells.ts';
import { products } from '../../../api/routes/products.ts';
import { ask, callInTime } from '../call.ts';
import { flagText } from '../customers/pull.ts';
import { addEach } from '../editable/add-each.ts';
import type { EditableKind, Push, Sent } from '../editable/kind.ts';
import { understandList } from '../editable/list-rows.ts';
import { refusal } from '../editable/sending.ts';
import { moneyScale } from '../plans/context.ts';
import { words as spoken } from '../settings.ts';
import { batches } from '../table/answers.ts';
import type { Edit, UnderstoodRow } from '../table/diff.ts';
import type { Words } from '../words.ts';
import { fieldOfColumn, productFields, productSheetColumns } from './columns.ts';
import { ProductContext } from './context.ts';
import { sendPrices } from './prices.ts';
import { pullProducts } from './pull.ts';

/** The list of all products. */
export const productKind: EditableKind<ProductContext> = {
  kind: 'products',
  context: ProductContext,
  identity: ['code'],
  pushed: ['variety', 'brand', 'specification', 'unit', 'caseSize', 'price', 'per', 'active'],
  frozenColumns: 2,
  tabColour: '#188038',
  columns: (words) => productSheetColumns(words),
  head: () => [],
  rules: () => () => [],
  tabName: (_scope, words) => words.list.products,
  example: (words) => words.list.products,
  pull: pullProducts,
  understand: (rows, context, words) => understandList(rows, productFields(context, words), words),
  send: sendProducts,
  add: (rows, context, words) =>
    addEach(rows, (row) => ask(products.addProduct, { body: newProduct(row, context) }), words),
  columnOf: (_identity, column) => column,
  shown: (_identity, column, value, { digits }) =>
    column === 'price' && typeof value === 'number'
      ? value / moneyScale(digits)
      : flagText(value, spoken()),
  shownBy: (context) => context,
  nameOf: (identity, { names }) => names[identity] ?? identity,
  stays: (field, words) => (field === 'price' || field === 'per' ? words.undo.prices : null),
  sameUnits: (a, b) => a.digits === b.digits,
};

function sendProducts(push: Push<ProductContext>, words: Words): Sent {
  const { edits, base, context, together } = push;
  const cells = edits.filter(({ field }) => fieldOfColumn(field) !== null);
  const parts = batches(cells, cellLimit, ({ identity }) => identity);
  const replies = callInTime(
    parts.map((part) =>
      ask(products.pushProducts, {
        body: { cells: part.flatMap(cellOf), ...(together && { together }) },
      }),
    ),
  );
  const priced = edits.filter(({ field }) => field === 'price' || field === 'per');
  const answers = new Map<Edit, CellAnswer>(sendPrices(priced, base, context, words));
  parts.forEach((part, p) =>
    part.forEach((edit, i) => {
      const answer = replies[p]?.cells[i];
      if (answer) answers.set(edit, answer);
    }),
  );
  const otherwise = refusal(words.issue.notHere);
  const isCell = ({ field }: Edit) => fieldOfColumn(field) !== null;
  return {
    answers: edits.map((edit) => answers.get(edit) ?? (isCell(edit) ? undefined : otherwise)),
    changed: () => ({}),
  };
}

function cellOf({ identity, field: column, base, mine }: Edit) {
  const field = fieldOfColumn(column);
  return field === null ? [] : [{ productId: identity, field, base, mine }];
}

/** The wire's body of a new row; what was left empty is left out. A price holds from today on. */
function newProduct({ values }: UnderstoodRow, { timeZone }: ProductContext): NewProduct {
  const filled: Record<string, Cell> = {};
  for (const [field, value] of Object.entries(values)) if (value !== null) filled[field] = value;
  if (filled['price'] !== undefined) {
    filled['from'] = Utilities.formatDate(new Date(), timeZone, 'yyyy-MM-dd');
  }
  // Whether it will do is for the service to say, in a sentence.
  return filled as unknown as NewProduct;
}
