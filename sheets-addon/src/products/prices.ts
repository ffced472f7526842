import { standardPriceList } from '../../../domain/product.ts';
import type { Cell } from '../../../domain/values/table.ts';
import { merge } from '../../../domain/merge.ts';
import type { CellAnswer } from '../../../api/cells.ts';
import { products } from '../../../api/routes/products.ts';
import { ask, call, callAll } from '../call.ts';
import { refusal } from '../editable/sending.ts';
import type { Base } from '../table/base.ts';
import type { Edit } from '../table/diff.ts';
import type { Words } from '../words.ts';
import type { ProductContext } from './context.ts';
import { newPrices } from './new-prices.ts';
import { withPages } from './pull.ts';

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
