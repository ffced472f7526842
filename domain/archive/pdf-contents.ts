import { packed, readObject, type Inflate, type PdfObject } from './pdf-object.ts';
import type { Place, Places } from './pdf-places.ts';
import { DamagedPdf, nameIn, type PdfValue } from './pdf-value.ts';

/** Everything that the tables of a file name. */
export interface PdfContents {
  /** What each object is now. */
  readonly current: ReadonlyMap<number, PdfValue>;
  /** What any object is or was. */
  readonly values: readonly PdfValue[];
  /** Parts of the file that objects take up. */
  readonly spans: readonly (readonly [from: number, end: number])[];
}

/**
 * Signs that objects may take up beside their streams, unpacked: a tagged contract of hundreds of
 * pages has two million, and what is read of six takes less memory than a function has.
 */
const signsMax = 6_000_000;

/** Most signs that the object of a length takes up. */
const lengthSigns = 100;

/** Reads every object that a table names. Throws `DamagedPdf` where one cannot be read. */
export function readContents(text: string, places: Places, inflate: Inflate): PdfContents {
  const reader = objectReader(text, places.current, inflate);
  const values: PdfValue[] = [];
  for (const place of places.every) if ('at' in place) reader.at(place.at);
  for (const found of reader.read.values()) {
    values.push(found.value);
    if (isObjectStream(found)) values.push(...reader.inStream(found).values());
  }
  const current = new Map<number, PdfValue>();
  for (const [object, place] of places.current) current.set(object, reader.of(object, place));
  const spans = [...reader.read.values()].map(({ from, end }) => [from, end] as const);
  return { current, values, spans };
}

/** Reads each object once, wherever it is named. */
function objectReader(text: string, current: ReadonlyMap<number, Place>, inflate: Inflate) {
  const read = new Map<number, PdfObject>();
  const streams = new Map<number, ReadonlyMap<number, PdfValue>>();
  const purse = { left: signsMax };
  const unpack: Inflate = (bytes) => {
    const unpacked = inflate(bytes);
    spend(purse, unpacked?.length ?? 0);
    return unpacked;
  };
  const inStream = (stream: PdfObject): ReadonlyMap<number, PdfValue> => {
    const objects = streams.get(stream.from) ?? new Map(packed(stream, unpack));
    streams.set(stream.from, objects);
    return objects;
  };
  const streamAt = (object: number): number => {
    const place = current.get(object);
    if (!place || !('at' in place)) throw new DamagedPdf('an object stream that is not there');
    return place.at;
  };
  // A length is a plain number: reading it asks for no other length.
  const lengthOf = (object: number): number | null => {
    const place = current.get(object);
    if (!place) return null;
    if ('at' in place) return asNumber(readObject(text, place.at, () => null, lengthSigns).value);
    const stream = readObject(text, streamAt(place.within), () => null);
    return asNumber(inStream(stream).get(object));
  };
  const at = (place: number): PdfObject => {
    const before = read.get(place);
    if (before) return before;
    const found = readObject(text, place, lengthOf, purse.left);
    spend(purse, found.end - found.from - (found.stream?.length ?? 0));
    read.set(place, found);
    return found;
  };
  const of = (object: number, place: Place): PdfValue => {
    if ('at' in place) {
      const found = at(place.at);
      if (found.object !== object) throw new DamagedPdf('another object');
      return found.value;
    }
    const value = inStream(at(streamAt(place.within))).get(object);
    if (value === undefined) throw new DamagedPdf('an object that is not there');
    return value;
  };
  return { read, at, of, inStream };
}

function spend(purse: { left: number }, signs: number): void {
  purse.left -= signs;
  if (purse.left < 0) throw new DamagedPdf('more objects than any contract has');
}

const asNumber = (value: PdfValue | undefined): number | null =>
  value?.kind === 'number' ? value.number : null;

const isObjectStream = ({ value, stream }: PdfObject): boolean =>
  stream !== null && value.kind === 'dictionary' && nameIn(value, 'Type') === 'ObjStm';
