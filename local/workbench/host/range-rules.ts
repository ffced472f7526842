import { ask, write } from './channel.ts';
import { checkShape, first } from './numbers.ts';
import type { HostRange } from './range.ts';
import { makeProtection, newProtection } from './protection.ts';
import { makeFilter } from './filter.ts';
import { makeValidation, specOf } from './validation.ts';
import { Exception } from './exception.ts';

type Range = GoogleAppsScript.Spreadsheet.Range;
type Validation = GoogleAppsScript.Spreadsheet.DataValidation;

/** Validation, filter and protection of a Range. */
export const rangeRules = {
  getDataValidation(this: HostRange): Validation | null {
    const spec = first(ask('cells.validations', { ...this.area, rows: 1, columns: 1 }));
    return spec && makeValidation(spec);
  },
  getDataValidations(this: HostRange): (Validation | null)[][] {
    const specs = ask('cells.validations', this.area);
    return specs.map((row) => row.map((spec) => spec && makeValidation(spec)));
  },
  setDataValidation(this: HostRange, rule: Validation | null): Range {
    write('cells.setValidation', this.area, rule && specOf(rule));
    return this;
  },
  setDataValidations(this: HostRange, rules: (Validation | null)[][]): Range {
    checkShape(rules, this.area);
    const specs = rules.map((row) => row.map((rule) => rule && specOf(rule)));
    write('cells.setValidations', this.area, specs);
    return this;
  },
  clearDataValidations(this: HostRange): Range {
    write('cells.setValidation', this.area, null);
    return this;
  },
  insertCheckboxes(this: HostRange): Range {
    const spec = { criteria: 'CHECKBOX', values: [], allowInvalid: false, helpText: null };
    write('cells.setValidation', this.area, spec);
    // Google makes an empty cell FALSE when it becomes a checkbox.
    const values = ask('cells.values', this.area);
    write(
      'cells.write',
      this.area,
      values.map((row) => row.map((cell) => (cell === true ? true : false))),
    );
    return this;
  },
  createFilter(this: HostRange): GoogleAppsScript.Spreadsheet.Filter {
    if (ask('sheet.filter', this.area.sheet)) {
      throw new Exception("You can't create a filter in a sheet that already has a filter.");
    }
    write('sheet.setFilter', this.area.sheet, this.area);
    return makeFilter(this.area.sheet);
  },
  getFilter(this: HostRange): GoogleAppsScript.Spreadsheet.Filter | null {
    return ask('sheet.filter', this.area.sheet) ? makeFilter(this.area.sheet) : null;
  },
  protect(this: HostRange): GoogleAppsScript.Spreadsheet.Protection {
    return makeProtection(newProtection('RANGE', this.area));
  },
} satisfies Partial<Range>;
