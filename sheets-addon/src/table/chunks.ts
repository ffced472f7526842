import { asText } from './text-proof.ts';

/** Most characters put into one cell; a sheet refuses more than 50,000. */
export const chunkLimit = 45_000;

/**
 * Cuts a text into parts that fit a cell; a text of any length has at least one part. No part
 * begins with half a letter, or like a formula: a sheet would not give it back as it was.
 */
export function toChunks(text: string, limit: number = chunkLimit): string[] {
  const parts: string[] = [];
  for (let start = 0; start < text.length || start === 0;) {
    const end = cutBefore(text, start, start + limit);
    parts.push(text.slice(start, end));
    start = end;
  }
  return parts;
}

/** The last place up to `end` where the text may be cut; `end` itself where there is none. */
function cutBefore(text: string, start: number, end: number): number {
  if (end >= text.length) return Math.max(text.length, start + 1);
  for (let at = end; at > start; at--) {
    const next = text.slice(at, at + 1);
    if (asText(next) === next && !/[\udc00-\udfff]/.test(next)) return at;
  }
  return end;
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
