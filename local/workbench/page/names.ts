import { parseA1, splitSheetName } from '../protocol/area.ts';
import type { NameSpec } from '../protocol/rules.ts';
import type { Grid } from './grid.ts';
import type { SomeHandlers } from './handlers.ts';
import { absoluteReference } from './validation-rule.ts';

type Names = 'book.names' | 'book.setName' | 'book.removeName';

/** Named ranges of the workbook. Names that stand for a formula are not ranges and left out. */
export function namedRanges(grid: Grid): SomeHandlers<Names> {
  const list = (): NameSpec[] =>
    grid.book.getDefinedNames().flatMap((defined) => {
      const { sheet, a1 } = splitSheetName(defined.getFormulaOrRefString().replace(/^=/, ''));
      const found = sheet === null ? null : grid.core.getSheetBySheetName(sheet);
      if (!found) return [];
      const size = { rows: found.getRowCount(), columns: found.getColumnCount() };
      const place = parseA1(a1, size);
      const id = found.getSheetId();
      return place ? [{ name: defined.getName(), area: { sheet: id, ...place } }] : [];
    });
  return {
    'book.names': list,
    'book.setName': (name, area) => {
      const reference = absoluteReference(area, grid.cells(area.sheet).getName());
      const defined = grid.book.getDefinedName(name);
      if (defined) defined.setRef(reference);
      else grid.book.insertDefinedName(name, reference);
      return null;
    },
    'book.removeName': (name) => {
      grid.book.deleteDefinedName(name);
      return null;
    },
  };
}
