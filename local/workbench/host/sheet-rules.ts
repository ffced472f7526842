import { ask, write } from './channel.ts';
import { conditionalSpecOf, makeConditionalRule } from './conditional.ts';
import { makeFilter } from './filter.ts';
import { makeNamedRange } from './named-range.ts';
import { makeProtection, newProtection } from './protection.ts';
import type { HostSheet } from './sheet.ts';
import { everything } from './sheet-cells.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type ConditionalRule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

/** Conditional formats, filter, names and protection of a sheet. */
export const sheetRules = {
  getConditionalFormatRules(this: HostSheet): ConditionalRule[] {
    return ask('sheet.conditional', this.id).map((spec) => makeConditionalRule(spec));
  },
  setConditionalFormatRules(this: HostSheet, rules: ConditionalRule[]): void {
    write('sheet.setConditional', this.id, rules.map(conditionalSpecOf));
  },
  clearConditionalFormatRules(this: HostSheet): void {
    write('sheet.setConditional', this.id, []);
  },
  getFilter(this: HostSheet): GoogleAppsScript.Spreadsheet.Filter | null {
    return ask('sheet.filter', this.id) ? makeFilter(this.id) : null;
  },
  getNamedRanges(this: HostSheet): GoogleAppsScript.Spreadsheet.NamedRange[] {
    const here = ask('book.names').filter((name) => name.area.sheet === this.id);
    return here.map((spec) => makeNamedRange(spec));
  },
  protect(this: HostSheet): GoogleAppsScript.Spreadsheet.Protection {
    // A sheet has at most one protection of its own: Google gives that one back.
    const existing = ask('protections.list').find(
      (spec) => spec.kind === 'SHEET' && spec.area.sheet === this.id,
    );
    return makeProtection(existing ?? newProtection('SHEET', everything(this.id)));
  },
  getProtections(
    this: HostSheet,
    type: GoogleAppsScript.Spreadsheet.ProtectionType,
  ): GoogleAppsScript.Spreadsheet.Protection[] {
    return ask('protections.list')
      .filter((spec) => spec.kind === String(type) && spec.area.sheet === this.id)
      .map((spec) => makeProtection(spec, { saved: true }));
  },
} satisfies Partial<Sheet>;
