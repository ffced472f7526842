import { columnLetters, columnNumber } from '../protocol/area.ts';

const REFERENCE = /"(?:[^"]|"")*"|'(?:[^']|'')*'!|(\$?)([A-Za-z]{1,3})(\$?)(\d+)(?![\w(])/g;

/** A formula as it reads after its cell was copied some rows down and columns to the right. */
export function offsetFormula(formula: string, rows: number, columns: number): string {
  return formula.replace(
    REFERENCE,
    (whole, fixColumn?: string, letters?: string, fixRow?: string, digits?: string) => {
      if (letters === undefined || digits === undefined) return whole;
      const column = columnNumber(letters) + (fixColumn ? 0 : columns);
      const row = Number(digits) + (fixRow ? 0 : rows);
      if (column < 0 || row < 1) return '#REF!';
      return `${fixColumn ?? ''}${columnLetters(column)}${fixRow ?? ''}${row}`;
    },
  );
}
