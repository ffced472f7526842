import {
  afterBlanks,
  DamagedPdf,
  match,
  nameIn,
  numberIn,
  readValue,
  type PdfDictionary,
  type PdfValue,
} from './pdf-value.ts';

/** What stands at a place of the file, with the bytes of its stream where it has one. */
export interface PdfObject {
  readonly object: number;
  readonly value: PdfValue;
  readonly stream: string | null;
  readonly from: number;
  readonly end: number;
}

/** Undoes Flate (zlib); null where the bytes are none, or would become more than can be judged. */
export type Inflate = (bytes: string) => string | null;

/** Most signs of one value where nothing else bounds it. */
const valueMax = 1_000_000;

const beginning = /(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj/y;
const streamWord = /stream(\r\n|\n)/y;
const streamEnd = /(\r\n|\n|\r)?endstream/y;

/**
 * Reads the object that begins at a place. `lengthOf` answers the number that another object
 * holds: a stream may keep its length there. `most` bounds the signs of its value: what is longer
 * is given up before it is read.
 */
export function readObject(
  text: string,
  from: number,
  lengthOf: (object: number) => number | null,
  most = valueMax,
): PdfObject {
  const begins = afterBlanks(text, from);
  const head = match(beginning, text, begins);
  if (!head) throw new DamagedPdf('no object where one must be');
  const object = Number(head[1]);
  const { value, end } = readValue(text.slice(0, begins + most), beginning.lastIndex);
  const after = afterBlanks(text, end);
  if (value.kind === 'dictionary' && match(streamWord, text, after)) {
    const start = streamWord.lastIndex;
    const stop = start + lengthIn(value, lengthOf);
    const stream = text.slice(start, stop);
    if (!match(streamEnd, text, stop)) throw new DamagedPdf('a stream without end');
    const closed = afterWord(text, streamEnd.lastIndex, 'endobj');
    return { object, value, stream, from: begins, end: closed };
  }
  return { object, value, stream: null, from: begins, end: afterWord(text, after, 'endobj') };
}

function lengthIn(dictionary: PdfDictionary, lengthOf: (object: number) => number | null): number {
  const length = dictionary.entries.get('Length');
  const bytes =
    length?.kind === 'reference' ? lengthOf(length.object) : numberIn(dictionary, 'Length');
  if (bytes === null || !Number.isSafeInteger(bytes) || bytes < 0) {
    throw new DamagedPdf('a stream without length');
  }
  return bytes;
}

function afterWord(text: string, from: number, word: string): number {
  const at = afterBlanks(text, from);
  if (!text.startsWith(word, at)) throw new DamagedPdf(`no ${word}`);
  return at + word.length;
}

/** The bytes of a stream as they were before Flate and its predictor. Other filters are refused. */
export function decoded(value: PdfDictionary, stream: string, inflate: Inflate): string {
  const filter = value.entries.get('Filter');
  const first = filter?.kind === 'array' ? filter.items : filter === undefined ? [] : [filter];
  if (first.length === 0) return stream;
  const isFlate =
    first.length === 1 && first[0]?.kind === 'name' && first[0].name === 'FlateDecode';
  const bytes = isFlate ? inflate(stream) : null;
  if (bytes === null) throw new DamagedPdf('a stream that cannot be unpacked');
  return unpredicted(bytes, value);
}

/** Undoes PNG prediction, with which tables of places are packed (PNG, 9.2). */
function unpredicted(bytes: string, value: PdfDictionary): string {
  const given = value.entries.get('DecodeParms');
  const parms = given?.kind === 'array' ? given.items[0] : given;
  if (parms?.kind !== 'dictionary' || (numberIn(parms, 'Predictor') ?? 1) < 10) return bytes;
  const columns = numberIn(parms, 'Columns') ?? 1;
  if (columns < 1 || columns > 64 || (numberIn(parms, 'Colors') ?? 1) !== 1) {
    throw new DamagedPdf('an odd prediction');
  }
  const rows: string[] = [];
  let above = new Array<number>(columns).fill(0);
  for (let at = 0; at < bytes.length; at += columns + 1) {
    above = row(bytes.charCodeAt(at), bytes.slice(at + 1, at + 1 + columns), above);
    rows.push(String.fromCharCode(...above));
  }
  return rows.join('');
}

function row(type: number, raw: string, above: readonly number[]): number[] {
  const out: number[] = [];
  for (let i = 0; i < raw.length; i++) {
    const [left, up, corner] = [out[i - 1] ?? 0, above[i] ?? 0, i > 0 ? (above[i - 1] ?? 0) : 0];
    const guesses = [0, left, up, (left + up) >> 1, paeth(left, up, corner)];
    const guess = guesses[type];
    if (guess === undefined) throw new DamagedPdf('an odd prediction');
    out.push((raw.charCodeAt(i) + guess) & 255);
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
  if ((a ?? 0) <= (b ?? 0) && (a ?? 0) <= (c ?? 0)) return left;
  return (b ?? 0) <= (c ?? 0) ? up : corner;
}

/** The objects packed in an object stream, in order. */
export function packed({ value, stream }: PdfObject, inflate: Inflate): [number, PdfValue][] {
  if (value.kind !== 'dictionary' || stream === null || nameIn(value, 'Type') !== 'ObjStm') {
    throw new DamagedPdf('no object stream where one must be');
  }
  const [count, first] = [numberIn(value, 'N') ?? -1, numberIn(value, 'First') ?? -1];
  if (count < 0 || count > 100_000 || first < 0) throw new DamagedPdf('an odd object stream');
  const text = decoded(value, stream, inflate);
  const places = text
    .slice(0, first)
    .trim()
    .split(/[\0\t\n\f\r ]+/)
    .map(Number);
  let after = first;
  return Array.from({ length: count }, (_, i) => {
    const [object, offset] = [places[2 * i] ?? NaN, places[2 * i + 1] ?? NaN];
    // In order and apart (7.5.7): one text read again for each of many objects would have no end.
    if (!Number.isInteger(object) || !Number.isInteger(offset) || first + offset < after) {
      throw new DamagedPdf('an odd object stream');
    }
    const { value: packedValue, end } = readValue(text, first + offset);
    after = end;
    return [object, packedValue];
  });
}
