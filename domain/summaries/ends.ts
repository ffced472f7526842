/** Rows at each end of a list. */
const shown = 5;

/**
 * The best of an order, and the worst of it, which stand last and come first here. Nobody stands
 * in both: of few rows the better half counts as best.
 */
export function endsBy<Row>(rows: readonly Row[], order: (a: Row, b: Row) => number) {
  const inOrder = rows.toSorted(order);
  const best = inOrder.slice(0, Math.min(shown, Math.ceil(inOrder.length / 2)));
  const worst = inOrder.slice(best.length).reverse().slice(0, shown);
  return { best, worst };
}
