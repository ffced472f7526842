import type { Area } from './area.ts';

/** A value in a rule: dates travel as milliseconds. */
export type RuleValue =
  | string
  | number
  | boolean
  | null
  | { readonly date: number }
  | { readonly area: Area }
  | readonly string[];

/** A data validation rule as Apps Script describes it. */
export interface ValidationSpec {
  /** Name of `SpreadsheetApp.DataValidationCriteria`. */
  readonly criteria: string;
  readonly values: readonly RuleValue[];
  readonly allowInvalid: boolean;
  readonly helpText: string | null;
}

/** A conditional format rule as Apps Script describes it. */
export interface ConditionalSpec {
  /** Name of `SpreadsheetApp.BooleanCriteria`. */
  readonly criteria: string;
  readonly values: readonly RuleValue[];
  readonly background: string | null;
  readonly fontColor: string | null;
  readonly bold: boolean | null;
  readonly italic: boolean | null;
  readonly strikethrough: boolean | null;
  readonly underline: boolean | null;
  readonly ranges: readonly Area[];
}

/** A protected range or sheet. */
export interface ProtectionSpec {
  readonly id: string;
  readonly kind: 'RANGE' | 'SHEET';
  readonly area: Area;
  readonly description: string;
  readonly warningOnly: boolean;
  /** Who may edit; null means everybody who can edit the workbook. */
  readonly editors: readonly string[] | null;
  readonly owner: string;
  /** For a sheet: rectangles that stay free. */
  readonly unprotected: readonly Area[];
}

/** A named range. */
export interface NameSpec {
  readonly name: string;
  readonly area: Area;
}
