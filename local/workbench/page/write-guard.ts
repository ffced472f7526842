import type { ICellData, IDataValidationRule } from '@univerjs/core';
import { SheetDataValidationModel } from '@univerjs/sheets-data-validation';
import { a1Notation, overlaps } from '../protocol/area.ts';
import type { Area } from '../protocol/area.ts';
import type { Grid } from './grid.ts';
import { toArea } from './ranges.ts';
import type { Protections } from './protections.ts';
import type { Clock } from './time-zone.ts';
import { scriptRule } from './validation-rule.ts';
import { verdictOf } from './validation-check.ts';
import type { Verdict } from './validation-check.ts';

/** Throws when the new contents of a cell break its rule. */
export type CellCheck = (row: number, column: number, cell: ICellData) => void;

/** What a script may not write, in Google's words. */
export interface WriteGuard {
  checkProtections(area: Area): void;
  /** A check for an area, or null when no rule touches it. */
  validationCheck(area: Area): CellCheck | null;
}

const LOCKED =
  'You are trying to edit a protected cell or object. ' +
  'Please contact the spreadsheet owner to remove protection if you need to edit.';

/** The guard of a grid's cells for the person signed in. */
export function writeGuard(
  grid: Grid,
  protections: Protections,
  email: () => string,
  clock: Clock,
): WriteGuard {
  const model = grid.injector.get(SheetDataValidationModel);
  const touching = (rule: IDataValidationRule, area: Area) =>
    (rule.ranges as Parameters<typeof toArea>[1][]).some((range) =>
      overlaps(toArea(area.sheet, range), area),
    );
  return {
    checkProtections(area) {
      if (protections.obstacle(area, email()) === 'locked') throw new Error(LOCKED);
    },
    validationCheck(area) {
      const rules = model.getRules(grid.unit, area.sheet).filter((rule) => touching(rule, area));
      if (rules.length === 0) return null;
      const verdicts = new Map<string, Verdict>();
      for (const rule of rules) {
        const spec = scriptRule(rule);
        if (spec) verdicts.set(rule.uid, verdictOf(spec, grid, clock));
      }
      return (row, column, cell) => {
        if (cell.f || cell.v === null || cell.v === undefined) return;
        const id = model.getRuleIdByLocation(grid.unit, area.sheet, row, column);
        if (!id || (verdicts.get(id)?.(cell) ?? true)) return;
        const place = a1Notation({ row, column, rows: 1, columns: 1 });
        const help = model.getRuleById(grid.unit, area.sheet, id)?.error ?? '';
        throw new Error(
          `The data you entered in cell ${place} violates the data validation rules ` +
            `set on this cell.${help ? ` ${help}` : ''}`,
        );
      };
    },
  };
}
