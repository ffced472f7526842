/** Most characters put into one cell; a sheet refuses more than 50,000. */
export const chunkLimit = 45_000;

/** Cuts a text into parts that fit a cell; a text of any length has at least one part. */
export function toChunks(text: string, limit: number = chunkLimit): string[] {
  const parts: string[] = [];
  for (let start = 0; start < text.length || start === 0; start += limit) {
    parts.push(text.slice(start, start + limit));
  }
  return parts;
}

/** One row of the hidden tab: whose it is, what it is, which part, and the part itself. */
export type StoredRow = readonly [owner: string, part: string, index: number, text: string];

/** The rows that keep named texts of one owner. */
export function toStoredRows(owner: string, parts: Readonly<Record<string, string>>): StoredRow[] {
  return Object.entries(parts).flatMap(([part, text]) =>
    toChunks(text).map((chunk, index): StoredRow => [owner, part, index, chunk]),
  );
}

/** The named texts of one owner, put together in order of their index, wherever the rows stand. */
export function fromStoredRows(
  rows: readonly StoredRow[],
  owner: string,
): Readonly<Record<string, string>> {
  const own = rows.filter((row) => row[0] === owner).sort((a, b) => a[2] - b[2]);
  const texts: Record<string, string> = {};
  for (const [, part, , text] of own) texts[part] = (texts[part] ?? '') + text;
  return texts;
}
