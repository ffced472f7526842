import type { Goods, GoodsLine } from '../../../domain/contracts/goods.ts';
import { merge } from '../../../domain/merge.ts';
import type { Cell } from '../../../domain/values/table.ts';
import type { CellAnswer } from '../../../api/cells.ts';
import { refusal } from '../editable/sending.ts';
import type { Edit } from '../table/diff.ts';
import type { Words } from '../words.ts';
import type { GoodsProduct } from './goods-context.ts';

/** What a contract says of its prices where nobody has said anything yet. */
const usualTax = { pricesIncludeTax: true, taxRate: 130_000 } as const;

/** Fields of a line that can't be empty. */
const needed: readonly string[] = ['variety', 'specification', 'unit', 'price', 'per'];

/** The block with other lines; null where none is left, which is a block not written yet. */
export const goodsOf = (before: Goods | null, lines: readonly GoodsLine[]): Goods | null =>
  lines.length === 0 ? null : { ...(before ?? usualTax), lines: [...lines] };

/** One answer for each edited cell, against the lines that are stored now. */
export function answersOf(
  edits: readonly Edit[],
  lines: readonly GoodsLine[],
  changed: { readonly by: string; readonly at: string },
  words: Words,
): CellAnswer[] {
  const stored = new Map(lines.map((line) => [line.productId, line]));
  return edits.map(({ identity, field, base, mine }): CellAnswer => {
    if (mine === null && needed.includes(field)) return refusal(words.issue.required);
    const line = stored.get(identity);
    const theirs: Cell = line === undefined ? null : line[field as keyof GoodsLine];
    const decision = merge(base, mine, theirs);
    if (decision === 'conflict') return { outcome: 'conflict', theirs, ...changed };
    // Who took a line out meanwhile left nothing that the edit could change.
    if (line === undefined) return refusal(words.contracts.lineGone);
    return { outcome: decision === 'same' ? 'same' : 'taken' };
  });
}

/** Answers of edits that stand or fall together: where one is not taken, none is. */
export function allOrNone(answers: readonly CellAnswer[], words: Words): CellAnswer[] {
  const stand = answers.every(({ outcome }) => outcome === 'taken' || outcome === 'same');
  const heldBack = { code: 'held-back', message: words.undo.heldBack } as const;
  return answers.map((answer) =>
    stand || answer.outcome !== 'taken' ? answer : { outcome: 'refused', problem: heldBack },
  );
}

/** The lines with the edits that were taken. */
export const withEdits = (lines: readonly GoodsLine[], edits: readonly Edit[]): GoodsLine[] =>
  lines.map((line) => ({
    ...line,
    ...Object.fromEntries(
      edits
        .filter(({ identity }) => identity === line.productId)
        .map(({ field, mine }) => [field, mine]),
    ),
  }));

/** A new line: what was typed, else what the product list says; or what is missing. */
export function newLine(
  productId: string,
  typed: Readonly<Record<string, Cell>>,
  product: GoodsProduct | undefined,
  words: Words,
): GoodsLine | { readonly problem: string } {
  if (!product) return { problem: words.issue.unknown(String(typed['code'] ?? productId)) };
  const filled = Object.fromEntries(
    Object.entries(typed).filter(([field, value]) => field !== 'code' && value !== null),
  );
  // A typed price is for the units that were typed with it, else for one.
  const per = (typed['price'] ?? null) === null ? product.per : 1;
  const line = { quantity: null, ...product, per, ...filled, productId };
  if (line.price === null) return { problem: words.contracts.priceMissing };
  return line as GoodsLine;
}
