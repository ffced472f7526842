import { IRenderManagerService } from '@univerjs/engine-render';
import { ISheetSelectionRenderService, SHEET_VIEWPORT_KEY } from '@univerjs/preset-sheets-core';
import type { Grid } from './grid.ts';

/**
 * Lets the cell editor open where its cell is. The engine reckons with the scrolling of the part
 * that was last clicked: after a click into the frozen columns and a way to the right by keys, the
 * editor had no width, and swallowed every character but the first.
 */
export function placeEditorAtItsCell(grid: Grid): void {
  const { Event, Enum } = grid.api;
  grid.api.addEvent(Event.LifeCycleChanged, ({ stage }) => {
    if (stage !== Enum.LifecycleStages.Steady) return;
    const render = grid.injector.get(IRenderManagerService).getRenderById(grid.unit);
    if (!render) return;
    const selections = render.with(ISheetSelectionRenderService);
    selections.getViewPort = () => {
      const key = partOf(grid);
      const part = render.scene.getViewport(key);
      if (!part) throw new Error(`The grid has no part ${key}`);
      return part;
    };
  });
}

/** The part of the frozen grid in which the selected cell is. */
function partOf(grid: Grid): SHEET_VIEWPORT_KEY {
  const sheet = grid.book.getActiveSheet();
  const { startRow, startColumn } = sheet.getSheet().getFreeze();
  const cell = sheet.getSelection()?.getCurrentCell();
  const above = (cell?.actualRow ?? startRow) < startRow;
  const left = (cell?.actualColumn ?? startColumn) < startColumn;
  if (above) {
    return left ? SHEET_VIEWPORT_KEY.VIEW_MAIN_LEFT_TOP : SHEET_VIEWPORT_KEY.VIEW_MAIN_TOP;
  }
  return left ? SHEET_VIEWPORT_KEY.VIEW_MAIN_LEFT : SHEET_VIEWPORT_KEY.VIEW_MAIN;
}
