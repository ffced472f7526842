import type { PlanField, PlanRow } from '../../../domain/plan.ts';
import type { Cell } from '../../../domain/values/table.ts';
import { findOne, type Known } from '../find.ts';
import { issueOf, type Understood } from '../table/understood.ts';
import { parseScaled, parseText, parseWhole, type Parsed } from '../table/parse.ts';
import type { Raw } from '../table/cell.ts';
import type { Issue } from '../table/issues.ts';
import type { SheetRow } from '../table/read-rows.ts';
import { readText } from '../table/text-proof.ts';
import type { Words } from '../words.ts';
import { moneyScale, quantityScale, type PlanContext } from './context.ts';
import { planFields } from './columns.ts';
import { fieldsOf } from './fields.ts';
import { planIdentityOf, specialRow } from './identity.ts';

/** Whom and what the plan sheet's codes can mean. */
interface Lists {
  readonly dealers: readonly Known[];
  readonly products: readonly Known[];
}

/** Reads the rows of a plan sheet: which record each is, its values, and what can't be read. */
export function understandPlan(
  rows: readonly SheetRow[],
  context: PlanContext,
  words: Words,
): Understood {
  const lists = listsOf(context);
  const result: Understood = { rows: [], issues: [] };
  for (const row of rows) {
    const named = identify(row, lists, words);
    if ('problem' in named) {
      if (isTouched(row))
        result.issues.push(issueOf(row, `row ${String(row.row)}`, null, named.problem));
      continue;
    }
    const { values, issues } = readFields(row, named.row, named.identity, context, words);
    result.rows.push({ row: row.row, identity: named.identity, values });
    result.issues.push(...issues);
  }
  return result;
}

type Named = { identity: string; row: PlanRow } | { problem: string };

function identify({ cells }: SheetRow, { dealers, products }: Lists, words: Words): Named {
  const dealer = findOne(textOf(cells['dealerCode']), dealers, words);
  if ('problem' in dealer) return dealer;
  const code = textOf(cells['productCode']);
  const special = specialRow(code);
  if (special) return { identity: planIdentityOf(dealer.id, special), row: special };
  const product = findOne(code, products, words);
  if ('problem' in product) return product;
  return { identity: planIdentityOf(dealer.id, product.id), row: product.id };
}

/** A row whose identity can't be told matters only when something was typed into it. */
const isTouched = ({ cells }: SheetRow): boolean =>
  ['dealerCode', 'productCode', ...planFields].some((key) => (cells[key] ?? '') !== '');

function readFields(
  row: SheetRow,
  of: PlanRow,
  identity: string,
  context: PlanContext,
  words: Words,
): { values: Record<string, Cell>; issues: Issue[] } {
  const values: Record<string, Cell> = {};
  const issues: Issue[] = [];
  const columns = Object.entries(fieldsOf(of)) as [PlanField, string][];
  for (const [field, column] of columns) {
    const raw = row.cells[column];
    // A column the user took out says nothing about its cells.
    if (raw === undefined) continue;
    const parsed = parseField(field, raw, of, context, words);
    if ('problem' in parsed) issues.push(issueOf(row, identity, column, parsed.problem));
    else values[field] = parsed.value;
  }
  const used = columns.map(([, column]) => column);
  for (const column of planFields) {
    if (used.includes(column) || (row.cells[column] ?? '') === '') continue;
    issues.push(issueOf(row, identity, column, words.issue.notHere));
  }
  return { values, issues };
}

function parseField(
  field: PlanField,
  raw: Raw,
  of: PlanRow,
  context: PlanContext,
  words: Words,
): Parsed {
  switch (field) {
    case 'quantity': {
      const caseSize = caseSizeOf(context, of);
      const scale = quantityScale(context, caseSize);
      return parseScaled(raw, scale, words, words.plan.notWholeUnits(caseSize));
    }
    case 'price':
    case 'amount':
      return parseScaled(
        raw,
        moneyScale(context.digits),
        words,
        words.issue.decimals(context.digits),
      );
    case 'days':
      return parseWhole(raw, words);
    case 'phasing':
      return parsePhasing(raw, words);
    case 'note':
      return parseText(raw, words);
  }
}

/** `30/40/30` in its one spelling: no blanks, ASCII strokes. */
function parsePhasing(raw: Raw, words: Words): Parsed {
  const parsed = parseText(raw, words);
  if ('problem' in parsed || parsed.value === null) return parsed;
  const text = String(parsed.value).normalize('NFKC').replace(/[\s%]/g, '');
  return /^\d{1,6}(\/\d{1,6}){0,5}$/.test(text)
    ? { value: text }
    : { problem: words.plan.badPhasing };
}

/** Base units in a case of the row's product; 1 for rows that are none. */
export const caseSizeOf = (context: PlanContext, of: PlanRow): number =>
  Object.values(context.products).find((product) => product.id === of)?.caseSize ?? 1;

const textOf = (raw: Raw | undefined): string =>
  raw === undefined || raw instanceof Date ? '' : readText(String(raw)).trim();

function listsOf({ dealers, products }: PlanContext): Lists {
  return {
    dealers: Object.entries(dealers).map(([code, dealer]) => ({ code, pinyin: '', ...dealer })),
    products: Object.entries(products).map(([code, product]) => ({ code, ...product })),
  };
}
