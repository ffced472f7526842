import { ApiProblem } from '../../../api/client.ts';
import { routes } from '../../../api/routes.ts';
import type { GoodsLine } from '../../../domain/contracts/goods.ts';
import { sentenceOf } from '../action.ts';
import { call } from '../call.ts';
import type { Added, EditableKind, Push, Sent } from '../editable/kind.ts';
import { understandList } from '../editable/list-rows.ts';
import { moneyScale } from '../plans/context.ts';
import type { UnderstoodRow } from '../table/diff.ts';
import type { Words } from '../words.ts';
import type { ContractRef } from './dialog-state.ts';
import { goodsColumns, goodsFields } from './goods-columns.ts';
import { GoodsContext } from './goods-context.ts';
import { allOrNone, answersOf, goodsOf, newLine, withEdits } from './goods-lines.ts';
import { pullGoods, refOf, storedContract } from './goods-pull.ts';

/** The goods of one draft. They are one block, so each push writes it whole at its revision. */
export const goodsKind: EditableKind<GoodsContext> = {
  kind: 'goods',
  context: GoodsContext,
  identity: ['code'],
  pushed: ['variety', 'brand', 'specification', 'unit', 'quantity', 'price', 'per'],
  frozenColumns: 2,
  tabColour: '#188038',
  columns: goodsColumns,
  head: () => [],
  rules: () => () => [],
  tabName: (scope, words) => words.contracts.goodsName(refOf(scope).dealerId),
  example: (words) => words.contracts.goodsName('…'),
  pull: pullGoods,
  understand: (rows, context, words) => understandList(rows, goodsFields(context, words), words),
  send: sendGoods,
  add: addLines,
  remove: removeLines,
  columnOf: (_identity, column) => column,
  shown: (_identity, column, value, { digits }) =>
    column === 'price' && typeof value === 'number' ? value / moneyScale(digits) : value,
  shownBy: (context) => context,
  nameOf: (identity, { products }) => {
    const product = products[identity];
    return product ? `${identity} ${product.variety} ${product.specification}` : identity;
  },
  sameUnits: (a, b) => a.digits === b.digits,
};

type Stored = ReturnType<typeof storedContract>;

const linesOf = ({ terms }: Stored): readonly GoodsLine[] => terms.goods?.lines ?? [];

/** Writes the block at the revision that was just read: who is faster makes the other repeat. */
function write(stored: Stored, lines: readonly GoodsLine[]): void {
  const { dealerId, contractId, version, revision, terms } = stored;
  call(routes.contracts.editContract, {
    params: { dealerId, contractId, version: String(version) },
    body: { revision, change: { goods: goodsOf(terms.goods, lines) } },
  });
}

function sendGoods({ edits, context, together }: Push<GoodsContext>, words: Words): Sent {
  const stored = storedContract(context);
  const changed = { by: stored.changedBy, at: stored.changedAt };
  const each = answersOf(edits, linesOf(stored), changed, words);
  const answers = together ? allOrNone(each, words) : each;
  const taken = edits.filter((_, i) => answers[i]?.outcome === 'taken');
  if (taken.length > 0 && together !== 'check') write(stored, withEdits(linesOf(stored), taken));
  return { answers, changed: () => ({}) };
}

function addLines(
  rows: readonly UnderstoodRow[],
  context: GoodsContext,
  words: Words,
): readonly Added[] {
  const stored = storedContract(context);
  const there = new Set(linesOf(stored).map((line) => line.productId));
  const made = rows.map((row) => ({
    row,
    line: there.has(row.identity)
      ? { problem: words.contracts.lineThere }
      : newLine(row.identity, row.values, context.products[row.identity], words),
  }));
  const lines = made.flatMap(({ line }) => ('problem' in line ? [] : [line]));
  const refused =
    lines.length === 0 ? null : refusedBy(() => write(stored, [...linesOf(stored), ...lines]));
  return made.map(({ row, line }): Added => {
    const message = 'problem' in line ? line.problem : refused;
    return message === null ? { row, stored: true } : { row, stored: false, message };
  });
}

/** The sentence in which the service refuses it; null where it does not. */
function refusedBy(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof ApiProblem && error.status !== 401) return sentenceOf(error);
    throw error;
  }
}

function removeLines(ids: readonly string[], context: ContractRef): void {
  const stored = storedContract(context);
  const left = linesOf(stored).filter(({ productId }) => !ids.includes(productId));
  if (left.length < linesOf(stored).length) write(stored, left);
}
