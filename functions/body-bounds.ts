/** What a request body may be at most; every honest one stays far below. */
export const bodyBounds = {
  /** Objects and lists within each other: an entry with its lines has five. */
  depth: 16,
  /** Values in all: 200 payments that settle 90 documents each are 39,000. */
  values: 50_000,
  /** Characters of one text: a logo has 100,000. */
  text: 150_000,
} as const;

/** Which bound a body passes. */
export type PassedBound = 'nested-too-deep' | 'too-many-values' | 'text-too-long';

/**
 * Tells which bound a JSON text passes, null where none: found in one run over the characters,
 * before anything is built from them, so that a small request can't cause large work. What is no
 * JSON is told nothing of here.
 */
export function passedBound(json: string): PassedBound | null {
  let [depth, values] = [0, 1];
  for (let i = 0; i < json.length; i++) {
    const char = json[i];
    if (char === '"') {
      const end = endOfText(json, i);
      if (end - i > bodyBounds.text) return 'text-too-long';
      i = end;
    } else if (char === '{' || char === '[') {
      depth++;
      if (depth > bodyBounds.depth) return 'nested-too-deep';
    } else if (char === '}' || char === ']') depth--;
    else if (char === ',') values++;
    if (values > bodyBounds.values) return 'too-many-values';
  }
  return null;
}

/** Where the text ends that begins at a quotation mark; a mark after a backslash is part of it. */
function endOfText(json: string, start: number): number {
  for (let i = start + 1; i < json.length; i++) {
    if (json[i] === '\\') i++;
    else if (json[i] === '"') return i;
  }
  return json.length;
}
