import { standardPriceList } from '../../../domain/product.ts';
import type { Cell } from '../../../domain/values/table.ts';
import { merge } from '../../../domain/merge.ts';
import type { CellAnswer } from '../../../api/cells.ts';
import { products } from '../../../api/routes/products.ts';
import { ask, call, callAll } from '../call.ts';
import { refusal } from '../editable/sending.ts';
import { valueIn, type Base } from '../table/base.ts';
import type { Edit } from '../table/diff.ts';
import type { Words } from '../words.ts';
import type { ProductContext } from './context.ts';
import { withPages } from './pull.ts';

/** The price of one product as it will stand: minor units for so many base units. */
interface NewPrice {
  readonly productId: string;
  readonly price: number;
  readonly per: number;
}

/**
 * Sends changed prices as the standard list's prices from today on. A price list is set, not
 * merged, so what is stored is read first and each cell is merged here by the same rule.
 */
export function sendPrices(
  edits: readonly Edit[],
  base: Base,
  context: ProductContext,
  words: Words,
): ReadonlyMap<Edit, CellAnswer> {
  const answers = new Map<Edit, CellAnswer>();
  if (edits.length === 0) return answers;
  const [list, lists] = callAll([ask(products.listProducts), ask(products.listPriceLists)]);
  const stored = new Map(withPages(list).map((record) => [String(record.productId), record]));
  const taken: Edit[] = [];
  for (const edit of edits) {
    const theirs = stored.get(edit.identity)?.[edit.field as 'price' | 'per'] ?? null;
    const answer = answerOf(edit, theirs);
    answers.set(edit, answer);
    if (answer.outcome === 'taken') taken.push(edit);
  }
  const prices = newPrices(taken, base);
  for (const edit of taken) {
    if (!prices.some(({ productId }) => productId === edit.identity)) {
      answers.set(edit, refusal(words.list.unitPer));
    }
  }
  if (prices.length === 0) return answers;
  const name = lists.priceLists.find((one) => one.priceListId === standardPriceList)?.name;
  const from = Utilities.formatDate(new Date(), context.timeZone, 'yyyy-MM-dd');
  call(products.putPriceList, {
    params: { priceListId: standardPriceList },
    body: { name: name ?? standardPriceList, from, prices },
  });
  return answers;
}

function answerOf({ base, mine }: Edit, theirs: Cell): CellAnswer {
  const decision = merge(base, mine, theirs);
  if (decision === 'conflict') return { outcome: 'conflict', theirs, by: null, at: null };
  return { outcome: decision === 'same' ? 'same' : 'taken' };
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
