import {
  AddSheetDataValidationCommand,
  ClearRangeDataValidationCommand,
  SheetDataValidationModel,
} from '@univerjs/sheets-data-validation';
import { RemoveNoteMutation, SheetsNoteModel, UpdateNoteMutation } from '@univerjs/sheets-note';
import { generateRandomId } from '@univerjs/core';
import type { Area } from '../protocol/area.ts';
import type { ValidationSpec } from '../protocol/rules.ts';
import type { Grid } from './grid.ts';
import type { SomeHandlers } from './handlers.ts';
import { toRange } from './ranges.ts';
import type { Clock } from './time-zone.ts';
import { gridRule, scriptRule } from './validation-rule.ts';

type Names =
  'cells.validations' | 'cells.setValidation' | 'cells.setValidations' | 'cells.writeNotes';

const NOTE_WIDTH = 220;
const NOTE_LINE = 22;

/** Height of a note that shows all its text, in pixels. */
function noteHeight(text: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / 30), 0);
  return Math.min(NOTE_LINE * lines + 30, 320);
}

/** Data validation and notes. */
export function cellRules(grid: Grid, clock: Clock): SomeHandlers<Names> {
  const model = grid.injector.get(SheetDataValidationModel);
  const notes = grid.injector.get(SheetsNoteModel);
  const nameOf = (sheet: string) => grid.cells(sheet).getName();
  const target = (sheet: string) => ({ unitId: grid.unit, subUnitId: sheet });

  const clear = (areas: readonly Area[], sheet: string) => {
    if (model.getRules(grid.unit, sheet).length === 0) return;
    const params = { ...target(sheet), ranges: areas.map(toRange) };
    grid.api.syncExecuteCommand(ClearRangeDataValidationCommand.id, params);
  };
  const set = (areas: readonly Area[], spec: ValidationSpec | null) => {
    const first = areas[0];
    if (!first) return;
    if (!spec) return clear(areas, first.sheet);
    const rule = gridRule(spec, first, areas.map(toRange), nameOf, clock);
    grid.api.syncExecuteCommand(AddSheetDataValidationCommand.id, {
      ...target(first.sheet),
      rule,
    });
  };

  return {
    'cells.validations': (area) =>
      Array.from({ length: area.rows }, (_row, r) =>
        Array.from({ length: area.columns }, (_cell, c) => {
          const place = [area.row + r, area.column + c] as const;
          const rule = model.getRuleByLocation(grid.unit, area.sheet, ...place);
          return rule ? scriptRule(rule) : null;
        }),
      ),
    'cells.setValidation': (area, spec) => {
      set([area], spec);
      return null;
    },
    'cells.setValidations': (area, specs) => {
      for (const { spec, areas } of grouped(area, specs)) set(areas, spec);
      return null;
    },
    'cells.writeNotes': (area, lines) => {
      lines.forEach((line, r) =>
        line.forEach((text, c) => {
          const place = { row: area.row + r, col: area.column + c };
          const at = { unitId: grid.unit, sheetId: area.sheet, ...place };
          const old = notes.getNote(grid.unit, area.sheet, place);
          if (!text) {
            if (old) grid.api.syncExecuteCommand(RemoveNoteMutation.id, at);
            return;
          }
          const id = old?.id ?? generateRandomId(6);
          const note = { id, ...place, note: text, width: NOTE_WIDTH, height: noteHeight(text) };
          grid.api.syncExecuteCommand(UpdateNoteMutation.id, { ...at, note });
        }),
      );
      return null;
    },
  };
}

/** Cells with the same rule together, as runs down each column: one rule for the grid each. */
function grouped(area: Area, specs: readonly (readonly (ValidationSpec | null)[])[]) {
  const groups = new Map<string, { spec: ValidationSpec | null; areas: Area[] }>();
  for (let c = 0; c < area.columns; c += 1) {
    for (let r = 0; r < area.rows;) {
      const spec = specs[r]?.[c] ?? null;
      const key = JSON.stringify(spec);
      let end = r + 1;
      while (end < area.rows && JSON.stringify(specs[end]?.[c] ?? null) === key) end += 1;
      const group = groups.get(key) ?? { spec, areas: [] };
      const place = { sheet: area.sheet, row: area.row + r, column: area.column + c };
      group.areas.push({ ...place, rows: end - r, columns: 1 });
      groups.set(key, group);
      r = end;
    }
  }
  return groups.values();
}
