import { Exception } from './exception.ts';

/** A matrix must have exactly the shape of its range; the sentence is Google's. */
export function checkShape(
  matrix: readonly (readonly unknown[])[],
  shape: { rows: number; columns: number },
): void {
  const given = Array.isArray(matrix) ? (matrix as readonly unknown[]).length : 0;
  if (given !== shape.rows) {
    throw new Exception(
      'The number of rows in the data does not match the number of rows in the range. ' +
        `The data has ${given} but the range has ${shape.rows}.`,
    );
  }
  for (const row of matrix) {
    if (row.length !== shape.columns) {
      throw new Exception(
        'The number of columns in the data does not match the number of columns in the range. ' +
          `The data has ${row.length} but the range has ${shape.columns}.`,
      );
    }
  }
}

/** The first value of a matrix read from a range. */
export function first<T>(matrix: readonly (readonly T[])[]): T {
  const row = matrix[0];
  if (!row || row.length === 0) throw new Exception('The range is empty');
  return row[0] as T;
}

/** A row, column or count given by the script must be a whole number of at least `least`. */
export function whole(value: unknown, least: number, sentence: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.floor(value) < least) {
    throw new Exception(sentence);
  }
  return Math.floor(value);
}
