import { decoded, readObject, type Inflate } from './pdf-object.ts';
import {
  afterBlanks,
  DamagedPdf,
  match,
  numberIn,
  readValue,
  type PdfDictionary,
} from './pdf-value.ts';

/** Where an object is: at a place of the file, or within an object stream. */
export type Place = { readonly at: number } | { readonly within: number };

/** Where the objects of a file are, by all its tables, the newest first. */
export interface Places {
  /** What the newest table says of each object. */
  readonly current: ReadonlyMap<number, Place>;
  /** Every place that any table names: what an update replaced is looked at as well. */
  readonly every: readonly Place[];
  readonly trailer: PdfDictionary;
  /** Every trailer: each may say that the file is encrypted. */
  readonly trailers: readonly PdfDictionary[];
  /** Parts of the file that the tables take up. */
  readonly spans: readonly (readonly [from: number, end: number])[];
}

interface Section {
  readonly places: readonly (readonly [object: number, place: Place | null])[];
  readonly trailer: PdfDictionary;
  readonly span: readonly [from: number, end: number];
}

/** More tables than an honest file has revisions, and more objects than a contract has. */
const sectionsMax = 500;
const objectsMax = 300_000;

const ending = /startxref[\0\t\n\f\r ]+(\d{1,10})[\0\t\n\f\r ]+%%EOF[\0\t\n\f\r ]*$/;

/** The place of the last table; null where the file does not end as it must. */
export function lastTable(text: string): number | null {
  const found = ending.exec(text.slice(-1024));
  return found ? Number(found[1]) : null;
}

/** Reads every table, from the last to the first. Throws `DamagedPdf` where one cannot be read. */
export function readPlaces(text: string, last: number, inflate: Inflate): Places {
  const current = new Map<number, Place | null>();
  const every: Place[] = [];
  const sections: Section[] = [];
  const waiting = [last];
  const seen = new Set<number>();
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    if (seen.has(at) || seen.size === sectionsMax) throw new DamagedPdf('tables in a circle');
    seen.add(at);
    const section = readSection(text, at, inflate);
    sections.push(section);
    for (const [object, place] of section.places) {
      if (!current.has(object)) current.set(object, place);
      if (place) every.push(place);
    }
    if (every.length > objectsMax) throw new DamagedPdf('too many objects');
    const { trailer } = section;
    const more = [numberIn(trailer, 'XRefStm'), numberIn(trailer, 'Prev')];
    waiting.unshift(...more.filter((place) => place !== null));
  }
  const [first] = sections;
  if (!first) throw new DamagedPdf('no table');
  return {
    current: new Map([...current].flatMap(([object, place]) => (place ? [[object, place]] : []))),
    every,
    trailer: first.trailer,
    trailers: sections.map(({ trailer }) => trailer),
    spans: sections.map(({ span }) => span),
  };
}

function readSection(text: string, from: number, inflate: Inflate): Section {
  const at = afterBlanks(text, from);
  return text.startsWith('xref', at) ? readTable(text, at) : readStream(text, at, inflate);
}

const run = /(\d{1,10})[ ]+(\d{1,10})[ ]*(?:\r\n|\n|\r)/y;
const line = /(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n|\n|\r)/y;

/** Most signs of a trailer: one has a dozen entries. */
const trailerMax = 100_000;

function readTable(text: string, from: number): Section {
  const places: [number, Place | null][] = [];
  let at = afterBlanks(text, from + 'xref'.length);
  for (let head = match(run, text, at); head; head = match(run, text, at)) {
    at = run.lastIndex;
    for (let i = 0; i < Number(head[2]); i++) {
      const entry = match(line, text, at);
      if (!entry || places.length > objectsMax) throw new DamagedPdf('an odd table');
      at = line.lastIndex;
      const place = entry[3] === 'n' ? { at: Number(entry[1]) } : null;
      places.push([Number(head[1]) + i, place]);
    }
    at = afterBlanks(text, at);
  }
  if (!text.startsWith('trailer', at)) throw new DamagedPdf('a table without trailer');
  const begins = at + 'trailer'.length;
  const { value: trailer, end } = readValue(text.slice(0, begins + trailerMax), begins);
  if (trailer.kind !== 'dictionary') throw new DamagedPdf('an odd trailer');
  return { places, trailer, span: [from, end] };
}

function readStream(text: string, from: number, inflate: Inflate): Section {
  const { value, stream, end } = readObject(text, from, () => null);
  if (value.kind !== 'dictionary' || stream === null) throw new DamagedPdf('no table');
  const widths = numbers(value, 'W');
  const [type = 0, second = 0, third = 0] = widths;
  if (widths.length !== 3 || widths.some((width) => width < 0 || width > 8)) {
    throw new DamagedPdf('an odd table');
  }
  const bytes = decoded(value, stream, inflate);
  const index = numbers(value, 'Index');
  const runs = index.length > 0 ? index : [0, numberIn(value, 'Size') ?? 0];
  const places: [number, Place | null][] = [];
  let at = 0;
  const field = (width: number): number => {
    let number = 0;
    for (let i = 0; i < width; i++) number = number * 256 + bytes.charCodeAt(at++);
    if (Number.isNaN(number)) throw new DamagedPdf('a table that ends too early');
    return number;
  };
  for (let i = 0; i + 1 < runs.length; i += 2) {
    for (let object = runs[i] ?? 0; object < (runs[i] ?? 0) + (runs[i + 1] ?? 0); object++) {
      if (places.length > objectsMax) throw new DamagedPdf('too many objects');
      const kind = type === 0 ? 1 : field(type);
      const where = field(second);
      field(third);
      const place = kind === 1 ? { at: where } : kind === 2 ? { within: where } : null;
      places.push([object, place]);
    }
  }
  return { places, trailer: value, span: [from, end] };
}

function numbers({ entries }: PdfDictionary, key: string): number[] {
  const value = entries.get(key);
  const items = value?.kind === 'array' ? value.items : [];
  return items.map((item) => (item.kind === 'number' ? item.number : -1));
}
