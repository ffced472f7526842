import { idOfCode } from '../../../domain/values/code.ts';
import type { Cell } from '../../../domain/values/table.ts';
import type { Raw } from '../table/cell.ts';
import type { Issue } from '../table/issues.ts';
import { parseText, type Parsed } from '../table/parse.ts';
import type { SheetRow } from '../table/read-rows.ts';
import { issueOf, type Understood } from '../table/understood.ts';
import type { Words } from '../words.ts';

/** One editable column of a list: its key is the column's and the field's. */
export interface ListField {
  readonly key: string;
  readonly parse: (raw: Raw) => Parsed;
  /** True where the cell can't be empty. */
  readonly required?: boolean;
}

/**
 * Reads the rows of a list whose identity is the code. Anyone who knows a code knows the identity,
 * so a new row is understood like one that was pulled.
 */
export function understandList(
  rows: readonly SheetRow[],
  fields: readonly ListField[],
  words: Words,
): Understood {
  const result: Understood = { rows: [], issues: [] };
  for (const row of rows) {
    const code = parseText(row.cells['code'] ?? '', words);
    const problem = 'problem' in code ? code.problem : codeProblem(code.value, words);
    if (problem !== null) {
      result.issues.push(issueOf(row, `row ${String(row.row)}`, 'code', problem));
      continue;
    }
    const text = String('value' in code ? code.value : '');
    const identity = idOfCode(text);
    const { values, issues } = readFields(row, identity, fields, words);
    result.rows.push({ row: row.row, identity, values: { ...values, code: text } });
    result.issues.push(...issues);
  }
  return result;
}

const codeProblem = (code: Cell, words: Words): string | null =>
  code === null ? words.list.codeFixed : String(code).length > 40 ? words.issue.text : null;

function readFields(
  row: SheetRow,
  identity: string,
  fields: readonly ListField[],
  words: Words,
): { values: Record<string, Cell>; issues: Issue[] } {
  const values: Record<string, Cell> = {};
  const issues: Issue[] = [];
  for (const { key, parse, required } of fields) {
    const raw = row.cells[key];
    if (raw === undefined) continue;
    const parsed = parse(raw);
    const problem =
      'problem' in parsed
        ? parsed.problem
        : required && parsed.value === null && words.issue.required;
    if (problem) issues.push(issueOf(row, identity, key, problem));
    else if ('value' in parsed) values[key] = parsed.value;
  }
  return { values, issues };
}
