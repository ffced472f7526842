import { FormulaDataModel } from '@univerjs/engine-formula';
import type { Grid } from './grid.ts';

/** Mutations after which formulas may have new results. */
const MOVES_VALUES =
  /^sheet\.mutation\.(set-range-values|move-|insert-|remove-|reorder-|set-worksheet-name|copy-)/;
const NAMES = /defined-name/;
const STYLING = /^sheet\.command\.(set-style|set-border|clear-selection-format)/;
const PATIENCE = 20_000;

/** Knows whether formulas are still being worked out, and waits for them. */
export function settler(grid: Grid): () => Promise<void> {
  let dirty = false;
  grid.api.addEvent(grid.api.Event.CommandExecuted, ({ id, params, options }) => {
    if (!MOVES_VALUES.test(id) && !NAMES.test(id)) return;
    // The engine's own results come back as local writes.
    if (options?.onlyLocal || options?.['fromFormula']) return;
    if (STYLING.test((params as { trigger?: string } | undefined)?.trigger ?? '')) return;
    dirty = true;
  });
  const formulas = grid.injector.get(FormulaDataModel);
  const hasFormulas = () =>
    Object.values(formulas.getFormulaData()[grid.unit] ?? {}).some(
      (sheet) => sheet && Object.keys(sheet).length > 0,
    );
  return async () => {
    if (!dirty) return;
    dirty = false;
    if (!hasFormulas()) return;
    await grid.api
      .getFormula()
      .onCalculationResultApplied(PATIENCE)
      .catch(() => console.warn('Formulas were not worked out in time'));
  };
}
