/** A value as a PDF writes it (ISO 32000-2, 7.3). Strings are told from names, not read. */
export type PdfValue =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'reference'; readonly object: number }
  | { readonly kind: 'array'; readonly items: readonly PdfValue[] }
  | PdfDictionary
  | { readonly kind: 'string' | 'word' };

/** Names and their values. */
export interface PdfDictionary {
  readonly kind: 'dictionary';
  readonly entries: ReadonlyMap<string, PdfValue>;
}

/** The bytes are no PDF that every reader would read alike. */
export class DamagedPdf extends Error {
  override readonly name = 'DamagedPdf';
}

/** A value, and the place after it. */
export interface ReadValue {
  readonly value: PdfValue;
  readonly end: number;
}

/** Values within values: no producer comes near it, and a hostile one would exhaust the stack. */
const deepest = 100;

const blank = /[\0\t\n\f\r ]*(?:%[^\r\n]*[\0\t\n\f\r ]*)*/y;
const reference = /(\d{1,7})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const plain = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const name = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y;
const hex = /<[0-9A-Fa-f\0\t\n\f\r ]*>/y;

/** Where the pattern ends when it begins at a place; null where it does not fit. */
export function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The place after blanks and comments. */
export const afterBlanks = (text: string, at: number): number =>
  at + (match(blank, text, at)?.[0].length ?? 0);

/** A name with its `#` escapes undone: `/J#61vaScript` is JavaScript. */
export const unescaped = (written: string): string =>
  written.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );

/** Reads the value at a place of a text of bytes. Throws `DamagedPdf` where there is none. */
export function readValue(text: string, from: number, depth = 0): ReadValue {
  if (depth > deepest) throw new DamagedPdf('values within values');
  const at = afterBlanks(text, from);
  if (text.startsWith('<<', at)) return readDictionary(text, at + 2, depth);
  const sign = text[at];
  if (sign === '[') return readArray(text, at + 1, depth);
  if (sign === '(') return { value: { kind: 'string' }, end: afterString(text, at + 1) };
  const told = match(name, text, at);
  if (told) return { value: { kind: 'name', name: unescaped(told[1] ?? '') }, end: name.lastIndex };
  if (sign === '<') {
    if (!match(hex, text, at)) throw new DamagedPdf('a string without end');
    return { value: { kind: 'string' }, end: hex.lastIndex };
  }
  const points = match(reference, text, at);
  if (points) {
    return { value: { kind: 'reference', object: Number(points[1]) }, end: reference.lastIndex };
  }
  return readWord(text, at);
}

function readWord(text: string, at: number): ReadValue {
  const word = match(plain, text, at)?.[0];
  if (word === undefined) throw new DamagedPdf('no value');
  const end = at + word.length;
  if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) {
    return { value: { kind: 'number', number: Number(word) }, end };
  }
  if (/^(true|false|null)$/.test(word)) return { value: { kind: 'word' }, end };
  // Some producers write numbers such as `--1` or `1e5`; they mean no more than a number.
  if (/^[+-]*[\d.][\d.eE+-]*$/.test(word)) return { value: { kind: 'word' }, end };
  throw new DamagedPdf('an unknown word');
}

function readArray(text: string, from: number, depth: number): ReadValue {
  const items: PdfValue[] = [];
  for (let at = afterBlanks(text, from); ;) {
    if (text[at] === ']') return { value: { kind: 'array', items }, end: at + 1 };
    const { value, end } = readValue(text, at, depth + 1);
    items.push(value);
    at = afterBlanks(text, end);
  }
}

function readDictionary(
  text: string,
  from: number,
  depth: number,
): { value: PdfDictionary; end: number } {
  const entries = new Map<string, PdfValue>();
  for (let at = afterBlanks(text, from); ;) {
    if (text.startsWith('>>', at)) return { value: { kind: 'dictionary', entries }, end: at + 2 };
    const key = match(name, text, at);
    if (!key) throw new DamagedPdf('a dictionary without a name');
    const { value, end } = readValue(text, name.lastIndex, depth + 1);
    const known = unescaped(key[1] ?? '');
    // Readers differ in which of two they take: what one shows, another would hide.
    if (entries.has(known)) throw new DamagedPdf('a name twice');
    entries.set(known, value);
    at = afterBlanks(text, end);
  }
}

/** Strings hold balanced brackets, or brackets behind a backslash. */
function afterString(text: string, from: number): number {
  let open = 1;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign === '\\') at++;
    else if (sign === '(') open++;
    else if (sign === ')' && --open === 0) return at + 1;
  }
  throw new DamagedPdf('a string without end');
}

/** The number of an entry; null where it is none. */
export function numberIn({ entries }: PdfDictionary, key: string): number | null {
  const value = entries.get(key);
  return value?.kind === 'number' ? value.number : null;
}

/** The name of an entry; null where it is none. */
export function nameIn({ entries }: PdfDictionary, key: string): string | null {
  const value = entries.get(key);
  return value?.kind === 'name' ? value.name : null;
}
